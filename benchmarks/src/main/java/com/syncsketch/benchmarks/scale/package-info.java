/** What happens when there is much to do. */
package com.syncsketch.benchmarks.scale;
