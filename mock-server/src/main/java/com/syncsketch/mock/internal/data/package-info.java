/** Loads seeds into the store, and gives tests access to its data. */
package com.syncsketch.mock.internal.data;
