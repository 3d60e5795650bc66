/** TLS contexts with additional trusted certificates. */
package com.syncsketch.sdk.client.internal.tls;
