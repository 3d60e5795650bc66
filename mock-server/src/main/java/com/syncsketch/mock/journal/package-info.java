/**
 * The request journal: the recorded requests and responses, and their verification. Start with
 * {@link com.syncsketch.mock.journal.Journal}.
 */
package com.syncsketch.mock.journal;
