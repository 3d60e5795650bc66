/** The admin API, by which tests in any language control the server. */
package com.syncsketch.mock.internal.admin;
