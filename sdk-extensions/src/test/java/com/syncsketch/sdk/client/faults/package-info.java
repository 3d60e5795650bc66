/**
 * The faults of the official Python client, one test for each, which this client must not have. The comment of a test
 * says what Python does. The package sees only what is public.
 *
 * <p>Left out are the faults of the upload in parts, which this client does not have yet, and one of Python 2.
 */
package com.syncsketch.sdk.client.faults;
