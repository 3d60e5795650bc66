/** The web server and its requests and responses. */
package com.syncsketch.mock.internal.http;
