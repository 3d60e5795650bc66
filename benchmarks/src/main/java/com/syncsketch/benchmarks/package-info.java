/** Measures the client beside others. Started by {@code mvn -Pbench verify}. */
package com.syncsketch.benchmarks;
