/** The container of the mock server, for Testcontainers. */
package com.syncsketch.mock.testcontainers;
