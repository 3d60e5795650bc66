/** Fixtures that the tests of several modules share: processes, TLS certificates and open files. */
package com.syncsketch.testsupport;
