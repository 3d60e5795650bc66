/** The client from outside, against servers that we did not write. */
package com.syncsketch.it;
