/** The JUnit 5 extension for the mock server. Nothing else in this library depends on JUnit. */
package com.syncsketch.mock.junit;
