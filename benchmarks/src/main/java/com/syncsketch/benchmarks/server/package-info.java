/** The server that all contenders talk to, in a process of its own. */
package com.syncsketch.benchmarks.server;
