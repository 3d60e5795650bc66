/** The program of the examples, as a process of its own, against the mock server. */
package com.syncsketch.it.driver;
