/** Wires the parts of the simulated service. */
package com.syncsketch.mock.internal.app;
