/** The server that all candidates use, in a process of its own. */
package com.syncsketch.benchmarks.server;
