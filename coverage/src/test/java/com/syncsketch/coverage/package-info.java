/** Holds what tests run of the code against what they must. */
package com.syncsketch.coverage;
