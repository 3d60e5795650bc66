/**
 * Fault injection: which requests fail, how, and how often. Start with {@link com.syncsketch.mock.fault.Faults}.
 */
package com.syncsketch.mock.fault;
