/**
 * Tests uploads to a real S3 server: the mock server returns URLs and forms that the AWS SDK has signed for an embedded
 * S3Proxy, which checks signatures, expiry, policies and MD5. Unlike Amazon S3, it accepts chunked bodies and superfluous
 * credentials, so the tests check the recorded requests for those.
 *
 * <p>Also tests uploads to the storage of the mock server with random faults and killed processes.
 */
package com.syncsketch.it.storage;
