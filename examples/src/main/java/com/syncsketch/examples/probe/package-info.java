/**
 * Compares what a service answers with the contract. It reads only, and what it reports holds nothing of what it read but
 * names of the interface, counts and forms of values.
 */
package com.syncsketch.examples.probe;
