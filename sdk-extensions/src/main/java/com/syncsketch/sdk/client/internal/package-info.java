/** Inner parts of the client: not for use from outside, and free to change in any version. */
package com.syncsketch.sdk.client.internal;
