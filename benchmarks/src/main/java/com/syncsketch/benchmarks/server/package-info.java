/** The server of all contenders, in a process of its own. */
package com.syncsketch.benchmarks.server;
