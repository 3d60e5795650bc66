/** Reads and writes JSON without data binding. */
package com.syncsketch.mock.internal.json;
