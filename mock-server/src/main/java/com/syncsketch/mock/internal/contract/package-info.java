/** Reads the OpenAPI contract and validates requests and responses against it. */
package com.syncsketch.mock.internal.contract;
