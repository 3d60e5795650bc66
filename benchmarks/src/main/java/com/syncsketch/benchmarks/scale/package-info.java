/** Measures resource usage as the amount of work grows. */
package com.syncsketch.benchmarks.scale;
