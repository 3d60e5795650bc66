/** The in-memory store of resources. */
package com.syncsketch.mock.internal.state;
