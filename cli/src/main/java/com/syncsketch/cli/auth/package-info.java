/** Commands that store, check and remove credentials. */
package com.syncsketch.cli.auth;
