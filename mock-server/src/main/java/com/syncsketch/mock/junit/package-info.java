/** The mock server as an extension of JUnit 5. Nothing else in this library needs JUnit. */
package com.syncsketch.mock.junit;
