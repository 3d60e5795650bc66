package com.syncsketch.sdk.client.notes;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Writes notes as Markdown: a heading for the review and each item, and a list of notes, with replies below the comments to which
 * they reply. The texts of notes cannot contain Markdown or HTML of their own: its special characters are escaped. Immutable and
 * thread-safe.
 */
public final class NotesMarkdownWriter {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&!()]");

    /** Characters that start a list, a heading or a rule at the beginning of a line. */
    private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*)([-+=:]|\\d+(?=[.)]))");

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern NOT_IN_URL = Pattern.compile("[\\s()<>\\\\\\p{Cntrl}]");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx");

    private NotesMarkdownWriter() {}

    /**
     * Returns a writer.
     *
     * @return the writer
     */
    public static NotesMarkdownWriter standard() {
        return new NotesMarkdownWriter();
    }

    /**
     * Writes notes.
     *
     * @param notes the notes
     * @param out the target, which is not closed
     * @throws IOException if the target cannot be written
     */
    public void write(ReviewNotes notes, Appendable out) throws IOException {
        Objects.requireNonNull(out, "out");
        out.append("# ").append(line(notes.reviewName())).append("\n");
        if (notes.getNotes().isEmpty()) {
            out.append("\nNo notes.\n");
        }
        Map<Long, Integer> depths = new HashMap<>();
        Long current = null;
        boolean first = true;
        for (Note note : notes.getNotes()) {
            Integer above = note.getParentId() == null ? null : depths.get(note.getParentId());
            if (first || (above == null && !Objects.equals(current, note.getItemId()))) {
                current = note.getItemId();
                String name = note.getItemName();
                out.append("\n## ")
                        .append(name != null ? line(name) : current == null ? "No item" : "Item " + current)
                        .append("\n\n");
                first = false;
            }
            int depth = above == null ? 0 : above + 1;
            depths.put(note.getId(), depth);
            write(note, "  ".repeat(depth), out);
        }
    }

    /**
     * Writes notes to a file in UTF-8. An existing file is replaced.
     *
     * @param notes the notes
     * @param file the target file
     * @throws IOException if the file cannot be written
     */
    public void write(ReviewNotes notes, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(notes, out);
        }
    }

    private static void write(Note note, String indent, Appendable out) throws IOException {
        out.append(indent).append("- ").append(place(note));
        String author = note.getAuthor();
        out.append(author.isEmpty() ? "" : " **" + line(author) + "**");
        OffsetDateTime created = note.getCreated();
        out.append(created == null ? "" : ", " + TIME.format(created));
        String sketch = note.getSketchName();
        out.append(sketch == null ? "" : ", sketch `" + sketch + "`");
        if (!note.getText().isBlank()) {
            String lines = LINE_BREAK.matcher(escaped(note.getText().strip())).replaceAll("  \n" + indent + "  ");
            out.append(":  \n").append(indent).append("  ").append(lines);
        }
        out.append("\n");
    }

    /** Returns the frame and the timecode, as a link if there is one. */
    private static String place(Note note) {
        Integer frame = note.getFrameNumber();
        Timecode timecode = note.getTimecode();
        String text = (frame == null ? "No frame" : "Frame " + frame) + (timecode == null ? "" : ", " + timecode);
        String link = url(note.getLink());
        return link == null ? text : "[" + text + "](" + link + ")";
    }

    @Nullable
    private static String url(@Nullable String link) {
        boolean web = link != null && (link.startsWith("https://") || link.startsWith("http://"));
        return link == null || !web || NOT_IN_URL.matcher(link).find() ? null : link;
    }

    private static String line(String text) {
        return escaped(LINE_BREAK.matcher(text.strip()).replaceAll(" "));
    }

    private static String escaped(String text) {
        String escaped = SPECIAL.matcher(text).replaceAll("\\\\$0");
        return LINE_START.matcher(escaped).replaceAll(start -> {
            String mark = start.group(2);
            // A number is a list only with the character after it, which is escaped instead.
            return Character.isDigit(mark.charAt(0)) ? "$1" + mark + "\\\\" : "$1\\\\" + mark;
        });
    }
}
