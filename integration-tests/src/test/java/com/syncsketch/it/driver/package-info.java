/** Runs the program of the examples as a process against the mock server. */
package com.syncsketch.it.driver;
