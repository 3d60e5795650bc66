/** An in-memory SyncSketch server for tests. Start with {@link com.syncsketch.mock.MockSyncSketch}. */
package com.syncsketch.mock;
