package com.syncsketch.sdk.client.notes;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Writes notes as CSV (RFC 4180): a header row, then one row per note, separated by commas, with CRLF at the end of each row.
 *
 * <p>The first seven columns have the names of the spreadsheet report of the service (inferred): {@code Review Name},
 * {@code Item Name}, {@code Link}, {@code Frame Number}, {@code Full Name}, {@code Comment} and {@code Date Created}. The other
 * columns are {@code Type}, {@code Timecode}, {@code Frame} (the stored number), {@code Sketch} (the file name without
 * extension), {@code Note ID}, {@code Reply To} (the id of a note), {@code Item ID} and {@code Approval Status} (of the item).
 *
 * <p>Spreadsheets execute texts that start with {@code =}, {@code +}, {@code -} or {@code @} as formulas, and a comment is text of
 * other people. By default, such texts get a leading apostrophe, which spreadsheets do not display. Immutable and thread-safe.
 */
public final class NotesCsvWriter {

    private static final List<String> HEADER = List.of(
            "Review Name",
            "Item Name",
            "Link",
            "Frame Number",
            "Full Name",
            "Comment",
            "Date Created",
            "Type",
            "Timecode",
            "Frame",
            "Sketch",
            "Note ID",
            "Reply To",
            "Item ID",
            "Approval Status");

    /** Includes the full-width forms, which some spreadsheets treat alike. */
    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{Cntrl}]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20].*|[\\t\\r].*", Pattern.DOTALL);

    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

    private final boolean formulasEscaped;

    private NotesCsvWriter(boolean formulasEscaped) {
        this.formulasEscaped = formulasEscaped;
    }

    /**
     * Returns a writer that escapes formulas.
     *
     * @return the default writer
     */
    public static NotesCsvWriter standard() {
        return new NotesCsvWriter(true);
    }

    /**
     * Returns a writer that writes texts unchanged, for programs that read them. Do not open its output in a spreadsheet.
     *
     * @return a writer that does not escape formulas
     */
    public static NotesCsvWriter unescaped() {
        return new NotesCsvWriter(false);
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
        row(out, HEADER);
        String reviewName = text(notes.reviewName());
        for (Note note : notes.getNotes()) {
            List<String> cells = new ArrayList<>();
            cells.add(reviewName);
            cells.add(text(note.getItemName()));
            cells.add(text(note.getLink()));
            cells.add(number(note.getFrameNumber()));
            cells.add(text(note.getAuthor()));
            cells.add(text(note.getText()));
            OffsetDateTime created = note.getCreated();
            cells.add(created == null ? "" : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(created));
            cells.add(text(note.getType() == null ? "" : String.valueOf(note.getType())));
            cells.add(number(note.getTimecode()));
            cells.add(number(note.getFrame()));
            cells.add(text(note.getSketchName()));
            cells.add(number(note.getId()));
            cells.add(number(note.getParentId()));
            cells.add(number(note.getItemId()));
            cells.add(text(note.getApprovalStatus() == null ? "" : String.valueOf(note.getApprovalStatus())));
            row(out, cells);
        }
    }

    /**
     * Writes notes to a file in UTF-8 without a byte order mark. An existing file is replaced.
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

    private String text(@Nullable String text) {
        String cell = text == null ? "" : text;
        return formulasEscaped && FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    private static String number(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static void row(Appendable out, List<String> cells) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.append(separator)
                    .append(SPECIAL.matcher(cell).find() ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
            separator = ",";
        }
        out.append("\r\n");
    }
}
