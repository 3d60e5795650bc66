package com.syncsketch.cli.notes;

import com.syncsketch.sdk.client.notes.Note;
import jakarta.annotation.Nullable;

/**
 * A marker of a timeline.
 *
 * @param frame the frame, counted from 0
 * @param name the title: the author
 * @param text the text
 */
record Marker(int frame, String name, String text) {

    /** Returns the marker of a note, or null if it has no frame. */
    static @Nullable Marker of(Note note) {
        Integer frame = note.getFrame();
        if (frame == null || frame < 0) {
            return null;
        }
        String text = note.getText().isBlank()
                ? (note.isSketch() ? "(sketch)" : "")
                : note.getText().strip();
        return new Marker(frame, note.getAuthor(), note.getParentId() == null ? text : "> " + text);
    }
}
