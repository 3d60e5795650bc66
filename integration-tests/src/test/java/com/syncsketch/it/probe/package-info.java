/** Tests the probe of the examples against the mock server, with and without injected deviations from the contract. */
package com.syncsketch.it.probe;
