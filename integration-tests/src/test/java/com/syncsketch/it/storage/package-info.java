/**
 * Uploads to a real S3 server: the mock server hands out addresses and forms that the AWS SDK signed for an S3Proxy inside
 * the test, which checks signature, expiry, policy and MD5. What it forgives and Amazon does not, chunked bodies and stray
 * credentials, is asserted on the requests as they arrived.
 */
package com.syncsketch.it.storage;
