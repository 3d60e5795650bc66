package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.notes.NotesOptions;
import com.syncsketch.sdk.client.notes.ReviewNotes;

/** The notes of a review as rows. Part of {@link Annotations}. */
public interface AnnotationExport {

    /**
     * Reads the comments and sketches of a review with the names of their items, authors, timecodes and links. Reads the review,
     * its items and its notes, page by page; deleted ones are excluded. {@link com.syncsketch.sdk.client.notes.NotesCsvWriter} and
     * {@link com.syncsketch.sdk.client.notes.NotesMarkdownWriter} write the result.
     *
     * @param reviewId the review id
     * @param options how timecodes are computed
     * @return the notes in reading order
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    ReviewNotes exportNotes(long reviewId, NotesOptions options);

    /**
     * Reads the comments and sketches of a review, with the {@linkplain NotesOptions#standard() default options}; see
     * {@link #exportNotes(long, NotesOptions)}.
     *
     * @param reviewId the review id
     * @return the notes in reading order
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default ReviewNotes exportNotes(long reviewId) {
        return exportNotes(reviewId, NotesOptions.standard());
    }
}
