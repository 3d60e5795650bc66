/** The HTTP engine, based on Apache HttpComponents Core 5. */
package com.syncsketch.sdk.client.internal.http.apache;
