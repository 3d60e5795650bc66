package com.syncsketch.mock.model;

/** What the service does while its callers ask how far it is. */
public enum TaskKind {
    /** Sketches are drawn onto their frames. */
    FLATTENED_SKETCHES,
    /** Sketches are packed for Maya's grease pencil. */
    GREASE_PENCIL,
    /** A video is rendered with its sketches. */
    VIDEO_WITH_SKETCHES,
    /** The notes of a review are sent to ShotGrid. */
    REVIEW_NOTES
}
