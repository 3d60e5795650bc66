package com.syncsketch.cli.notes;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.core.Units;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Kind;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.client.notes.FrameRate;
import com.syncsketch.sdk.client.notes.Note;
import com.syncsketch.sdk.client.notes.NotesCsvWriter;
import com.syncsketch.sdk.client.notes.NotesMarkdownWriter;
import com.syncsketch.sdk.client.notes.NotesOptions;
import com.syncsketch.sdk.client.notes.ReviewNotes;
import com.syncsketch.sdk.client.notes.Timecode;
import com.syncsketch.sdk.model.FrameType;
import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Writes the notes of a review or an item. */
@Command(
        name = "notes",
        description = {
            "Write the notes of a review or an item as a table, a document, or markers for an edit",
            "",
            "The formats edl (DaVinci Resolve), fcpxml (Final Cut Pro, Resolve) and premiere-xml (Premiere Pro) have markers on"
                    + " the frames of one item. csv has the columns of the service's own spreadsheet first.",
            "",
            "Example: syncsketch notes \"Show A/Dailies\" --format csv -o notes.csv"
        })
public final class NotesCommand extends BaseCommand {

    /** The documented fields. */
    public static final View<Note> NOTE = View.<Note>of()
            .column("id", Note::getId)
            .column("item", Note::getItemName)
            .column("frame", Note::getFrameNumber)
            .column("timecode", note -> Objects.toString(note.getTimecode(), null))
            .column("author", Note::getAuthor)
            .column("text", Note::getText)
            .field("type", note -> {
                FrameType type = note.getType();
                return type == null ? null : type.getValue();
            })
            .field("parent", Note::getParentId)
            .field("created", Note::getCreated)
            .field("link", Note::getLink)
            .field("itemId", Note::getItemId)
            .field("review", Note::getReviewId)
            .field("frameIndex", Note::getFrame)
            .field("sketch", Note::getSketchName);

    /** The formats of notes. */
    enum NotesFormat {
        TABLE,
        CSV,
        JSON,
        MD,
        EDL,
        FCPXML,
        PREMIERE_XML
    }

    @Parameters(paramLabel = "THING", description = "review:ID, item:ID, a UUID, a link, or PROJECT/REVIEW[/ITEM].")
    private String thing = "";

    @Option(
            names = "--format",
            order = 1,
            paramLabel = "table|csv|json|md|edl|fcpxml|premiere-xml",
            description = "The format. Default: a table, or lines or JSON as for other commands.")
    private String format = "table";

    @Option(
            names = {"-o", "--output"},
            order = 2,
            paramLabel = "FILE",
            description = "The file to write. Default: standard output.")
    private @Nullable Path file;

    @Option(names = "--review", order = 3, paramLabel = "REVIEW", description = "The review of item:ID.")
    private @Nullable String review;

    @Option(names = "--author", order = 4, paramLabel = "TEXT", description = "Only notes whose author contains this.")
    private @Nullable String author;

    @Option(
            names = "--since",
            order = 5,
            paramLabel = "TIME",
            description =
                    "Only notes since a date (2026-11-30), a time (2026-11-30T10:00:00Z), or within the last 12h or 2d.")
    private @Nullable String since;

    @Option(
            names = "--fps",
            order = 6,
            paramLabel = "FPS",
            description = "The frame rate of items whose rate the service does not know, such as 23.976.")
    private @Nullable Double fps;

    @Option(
            names = "--start-tc",
            order = 7,
            paramLabel = "HH:MM:SS:00",
            description = "The timecode of the first frame of each item. Default: 00:00:00:00.")
    private @Nullable String startTimecode;

    @Option(names = "--drop-frame", order = 8, description = "Use drop-frame timecode at 29.97 and 59.94 fps.")
    private boolean dropFrame;

    @Option(
            names = "--sketches",
            order = 9,
            paramLabel = "FOLDER",
            description = "Also download the sketches as images; the service renders them first.")
    private @Nullable Path sketches;

    /** Creates the command. */
    public NotesCommand() {}

    @Override
    public Integer call() throws IOException {
        NotesFormat wanted = wanted();
        NotesOptions options = options();
        OffsetDateTime earliest = since == null ? null : time(since);
        Names names = new Names(client());
        Thing found = names.find(thing, EnumSet.of(Kind.REVIEW, Kind.ITEM));
        long reviewId = reviewOf(found, names);
        Long itemId = found.kind() == Kind.ITEM ? found.id() : null;
        ReviewNotes all = client().annotations().exportNotes(reviewId, options);
        List<Note> notes = all.getNotes().stream()
                .filter(note -> itemId == null || itemId.equals(note.getItemId()))
                .filter(note -> author == null
                        || note.getAuthor().toLowerCase(Locale.ROOT).contains(author.toLowerCase(Locale.ROOT)))
                .filter(note -> earliest == null || isSince(note, earliest))
                .toList();
        write(wanted, all, notes, itemId, options);
        if (sketches != null) {
            downloadSketches(reviewId, notes, sketches);
        }
        return ExitCodes.OK;
    }

    private NotesFormat wanted() {
        String name = format.toUpperCase(Locale.ROOT).replace('-', '_');
        boolean known = List.of(NotesFormat.values()).stream()
                .anyMatch(value -> value.name().equals(name));
        check(known, "--format must be table, csv, json, md, edl, fcpxml or premiere-xml");
        NotesFormat value = NotesFormat.valueOf(name);
        check(
                !output().isJson() || value == NotesFormat.TABLE || value == NotesFormat.JSON,
                "--json and --ndjson exclude --format " + format);
        return value == NotesFormat.TABLE && output().isJson() && file != null ? NotesFormat.JSON : value;
    }

    private NotesOptions options() {
        return accepted(() -> {
            NotesOptions.Builder builder = NotesOptions.builder().dropFrame(dropFrame);
            if (fps != null) {
                builder.defaultFrameRate(FrameRate.of(fps));
            }
            if (startTimecode != null) {
                builder.startTimecode(startTimecode);
            }
            return builder.build();
        });
    }

    private OffsetDateTime time(String text) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toOffsetDateTime();
            }
            if (text.contains("T")) {
                return OffsetDateTime.parse(text);
            }
            return OffsetDateTime.now(ZoneId.systemDefault()).minus(Units.duration(text));
        } catch (DateTimeException | TypeConversionException e) {
            check(false, "--since must be a date, a time with its zone, or a period such as 12h");
            throw e;
        }
    }

    private static boolean isSince(Note note, OffsetDateTime earliest) {
        OffsetDateTime created = note.getCreated();
        return created != null && !created.isBefore(earliest);
    }

    private long reviewOf(Thing found, Names names) {
        if (found.kind() == Kind.REVIEW) {
            return found.id();
        }
        if (review != null) {
            return names.review(review);
        }
        Long known = found.reviewId();
        if (known == null) {
            throw CliException.usage("Which review is " + found.reference() + " in? Add --review");
        }
        return known;
    }

    private void write(
            NotesFormat wanted, ReviewNotes all, List<Note> notes, @Nullable Long itemId, NotesOptions options)
            throws IOException {
        if (wanted == NotesFormat.TABLE && file == null) {
            output().list(NOTE, notes);
            return;
        }
        StringBuilder text = new StringBuilder();
        ReviewNotes selected = new ReviewNotes(all.getReview(), all.getItems(), notes);
        switch (wanted) {
            case CSV -> NotesCsvWriter.standard().write(selected, text);
            case MD -> NotesMarkdownWriter.standard().write(selected, text);
            case TABLE -> check(false, "--output requires --format");
            case JSON -> text.append(output().jsonList(NOTE, notes)).append('\n');
            case EDL -> new EdlFormat().write(timeline(notes, itemId, options), text);
            case FCPXML -> new FcpXmlFormat().write(timeline(notes, itemId, options), text);
            case PREMIERE_XML -> new PremiereXmlFormat().write(timeline(notes, itemId, options), text);
        }
        if (file == null) {
            output().document(text.toString());
        } else {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            output().message("Wrote " + notes.size() + " notes to " + file);
        }
    }

    private Timeline timeline(List<Note> notes, @Nullable Long itemId, NotesOptions options) {
        List<Long> items = notes.stream()
                .map(Note::getItemId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (itemId == null && items.size() != 1) {
            throw CliException.usage(
                    "Markers are of one item, but the review has notes on " + items.size() + "; name the item instead");
        }
        Item item = client().items().get(itemId == null ? items.get(0) : itemId);
        FrameRate rate = rate(item, options);
        List<Marker> markers = notes.stream()
                .map(Marker::of)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(Marker::frame))
                .toList();
        int last = markers.stream().mapToInt(Marker::frame).max().orElse(0);
        Integer total = item.getTotalFrames();
        String start = startTimecode == null ? "00:00:00:00" : startTimecode;
        boolean drop = dropFrame && rate.isDropFrameCapable();
        Timecode first = accepted(() -> Timecode.parse(drop ? withDropFrame(start) : start, rate));
        return new Timeline(
                String.valueOf(item.getName()), rate, first, Math.max(last + 1, total == null ? 0 : total), markers);
    }

    private static String withDropFrame(String timecode) {
        int separator = Math.max(timecode.lastIndexOf(':'), timecode.lastIndexOf(';'));
        return timecode.substring(0, separator) + ";" + timecode.substring(separator + 1);
    }

    private static FrameRate rate(Item item, NotesOptions options) {
        Double known = item.getFps();
        FrameRate fallback = options.getDefaultFrameRate();
        if (known != null && known > 0) {
            return FrameRate.of(known);
        }
        if (fallback == null) {
            throw CliException.usage("The frame rate of item:" + item.getId() + " is not known; add --fps");
        }
        return fallback;
    }

    private void downloadSketches(long reviewId, List<Note> notes, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Long> items = notes.stream()
                .filter(Note::isSketch)
                .map(Note::getItemId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        for (long item : items) {
            client().annotations()
                    .downloadSketches(reviewId, item, folder)
                    .forEach(image -> output().message("Wrote " + image));
        }
    }
}
