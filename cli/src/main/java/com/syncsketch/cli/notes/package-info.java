/** The command that writes the notes of a review as a table, as a document, or as markers for an editing program. */
package com.syncsketch.cli.notes;
