/** Measured values and how they are compared. */
package com.syncsketch.benchmarks.measure;
