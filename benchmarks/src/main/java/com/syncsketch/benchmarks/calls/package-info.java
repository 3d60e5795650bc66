/** Calls side by side. */
package com.syncsketch.benchmarks.calls;
