/**
 * Faults of the official Python client that this client must not have, one test per fault. The comment of a test describes
 * the behavior of the Python client. The tests use only the public API.
 */
package com.syncsketch.sdk.client.faults;
