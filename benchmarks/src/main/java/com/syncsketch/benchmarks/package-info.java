/** Compares the client with hand-written code, stock generated clients and other tools. */
package com.syncsketch.benchmarks;
