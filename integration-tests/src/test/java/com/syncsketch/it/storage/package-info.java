/**
 * Uploads to a real S3 server: the mock server hands out addresses and forms that the AWS SDK signed for an S3Proxy inside
 * the test, which checks signature, expiry, policy and MD5. What it forgives and Amazon does not, chunked bodies and stray
 * credentials, is asserted on the requests as they arrived.
 *
 * <p>And uploads to the mock server's own storage that chance treats badly: by faults, and by an end of their process.
 */
package com.syncsketch.it.storage;
