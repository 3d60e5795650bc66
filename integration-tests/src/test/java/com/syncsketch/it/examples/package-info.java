/**
 * Tests the example programs against the mock server: the probe, with and without injected deviations from the contract, and the
 * command-line program as a process.
 */
package com.syncsketch.it.examples;
