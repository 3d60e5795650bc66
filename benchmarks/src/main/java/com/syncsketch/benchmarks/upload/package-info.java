/** Compares uploads. */
package com.syncsketch.benchmarks.upload;
