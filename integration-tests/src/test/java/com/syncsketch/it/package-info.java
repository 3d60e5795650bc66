/** Tests of the client and of all modules together, against Prism, a real S3 server and the mock server. */
package com.syncsketch.it;
