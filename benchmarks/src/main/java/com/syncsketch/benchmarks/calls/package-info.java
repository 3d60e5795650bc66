/** Compares single requests. */
package com.syncsketch.benchmarks.calls;
