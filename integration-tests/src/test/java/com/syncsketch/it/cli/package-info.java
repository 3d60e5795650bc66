/**
 * Tests the program {@code syncsketch} against the mock server: as a process, and its probe with and without injected deviations
 * from the contract.
 */
package com.syncsketch.it.cli;
