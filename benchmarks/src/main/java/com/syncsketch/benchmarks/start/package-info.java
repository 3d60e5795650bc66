/** From nothing to the first answer. */
package com.syncsketch.benchmarks.start;
