/** Runs other programs and measures their resource usage. */
package com.syncsketch.benchmarks.process;
