/** Compares calls. */
package com.syncsketch.benchmarks.calls;
