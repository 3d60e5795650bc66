/** Emulates network links with a delay, a limited rate and packet loss. */
package com.syncsketch.benchmarks.netem;
