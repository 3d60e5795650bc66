/**
 * What arrived and what was answered, with verification. Begin with {@link com.syncsketch.mock.journal.Journal}.
 */
package com.syncsketch.mock.journal;
