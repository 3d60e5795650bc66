/** Compiles Feign's annotations into operations and sends them. */
package com.syncsketch.sdk.client.internal.feign;
