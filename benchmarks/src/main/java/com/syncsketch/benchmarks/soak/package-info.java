/** Runs the client for a long time while the mock server injects faults. */
package com.syncsketch.benchmarks.soak;
