/** The probe of the examples against the mock server, as it is and where it deviates from the contract on purpose. */
package com.syncsketch.it.probe;
