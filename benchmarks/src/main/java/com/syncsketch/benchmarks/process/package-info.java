/** Other programs, run to their end, and what they use. */
package com.syncsketch.benchmarks.process;
