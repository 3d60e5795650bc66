/** Compares the decoding of large responses. */
package com.syncsketch.benchmarks.decode;
