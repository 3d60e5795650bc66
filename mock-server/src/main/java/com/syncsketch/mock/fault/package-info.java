/**
 * Faults by script: what goes wrong, at which call, and how often. Begin with {@link com.syncsketch.mock.fault.Faults}.
 */
package com.syncsketch.mock.fault;
