/** Finds what a user names: by id, UUID, link from the browser, or path of names. */
package com.syncsketch.cli.names;
