/** A SyncSketch in memory, for tests. */
package com.syncsketch.mock;
