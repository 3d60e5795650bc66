/** An hour's work in minutes, while much goes wrong. */
package com.syncsketch.benchmarks.soak;
