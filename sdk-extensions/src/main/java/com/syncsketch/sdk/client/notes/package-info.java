/**
 * The notes of a review as rows, with authors, timecodes and links, and their output as CSV and Markdown. Start with
 * {@link com.syncsketch.sdk.client.resource.Annotations#exportNotes(long)}.
 */
package com.syncsketch.sdk.client.notes;
