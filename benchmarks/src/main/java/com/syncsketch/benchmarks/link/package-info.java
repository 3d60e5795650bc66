/** Measures uploads over slow and lossy links. */
package com.syncsketch.benchmarks.link;
