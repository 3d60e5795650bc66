/** A link that is slow and loses packets, and uploads over it. */
package com.syncsketch.benchmarks.link;
