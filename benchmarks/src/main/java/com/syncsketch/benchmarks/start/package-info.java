/** Measures the start of a process. */
package com.syncsketch.benchmarks.start;
