/** The handlers of the API operations. */
package com.syncsketch.mock.internal.handler;
