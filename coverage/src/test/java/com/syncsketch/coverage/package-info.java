/** Checks the test coverage of each package. */
package com.syncsketch.coverage;
