package com.syncsketch.mock.model;

/** The kinds of asynchronous tasks of the service. */
public enum TaskKind {
    /** Draws sketches onto their frames. */
    FLATTENED_SKETCHES,
    /** Packs sketches for the Grease Pencil of Maya. */
    GREASE_PENCIL,
    /** Renders a video with its sketches. */
    VIDEO_WITH_SKETCHES,
    /** Sends the notes of a review to ShotGrid. */
    REVIEW_NOTES
}
