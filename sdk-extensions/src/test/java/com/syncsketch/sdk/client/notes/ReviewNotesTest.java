package com.syncsketch.sdk.client.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.FrameType;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.Person;
import com.syncsketch.sdk.model.PublicUserInfo;
import com.syncsketch.sdk.model.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes as rows: their order, their derived values, and their output. */
class ReviewNotesTest {

    private static final Review REVIEW =
            Review.builder().id(456L).name("Dailies").uuid("aB3dE5fG7hJ9").build();
    private static final Item ITEM = Item.builder()
            .id(789L)
            .name("shot_010.mov")
            .fps(24.0)
            .firstFrame(1001)
            .approvalStatus(ApprovalStatus.APPROVED)
            .build();
    private static final String LINK = "https://example.com/sketch/aB3dE5fG7hJ9/?offlineMode=1#789/101/f_41";

    @Test
    void notes_areInReadingOrder() {
        List<Frame> frames = new ArrayList<>(List.of(
                comment(1, 790, 5, null),
                comment(2, 789, 9, null),
                comment(3, 789, 4, null),
                comment(4, 789, 4, null),
                comment(5, 789, 4, 3L),
                comment(6, 789, 4, 5L),
                comment(7, 789, 4, 3L),
                comment(8, 999, 0, null),
                comment(9, 789, null, null)));
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(frames, random);
            ReviewNotes notes = notes(frames.toArray(Frame[]::new));
            assertThat(notes.getNotes()).extracting(Note::getId).containsExactly(9L, 3L, 5L, 6L, 7L, 4L, 2L, 1L, 8L);
            assertThat(notes.getReplies(3)).extracting(Note::getId).containsExactly(5L, 7L);
            assertThat(notes.ofItem(790)).extracting(Note::getId).containsExactly(1L);
        }
    }

    /** A deleted parent, a comment that replies to itself, and two that reply to each other. */
    @Test
    void strayReplies_areNotLost() {
        ReviewNotes notes =
                notes(comment(1, 789, 1, 99L), comment(2, 789, 2, 2L), comment(3, 789, 3, 4L), comment(4, 789, 4, 3L));
        assertThat(notes.getNotes()).extracting(Note::getId).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void frameNumber_addsTheFirstFrameOrOne() {
        assertThat(note(comment(1, 789, 41, null), ITEM).getFrameNumber()).isEqualTo(1042);
        Item unset = ITEM.toBuilder().firstFrame(null).build();
        // Recorded: a frame of 0 is displayed as 1.
        assertThat(note(comment(1, 789, 0, null), unset).getFrameNumber()).isEqualTo(1);
        assertThat(note(comment(1, 789, 0, null), null).getFrameNumber()).isEqualTo(1);
        assertThat(note(comment(1, 789, null, null), ITEM).getFrameNumber()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "24, null, null, false, 00:00:01:17",
                "24, null, 01:00:00:00, false, 01:00:01:17",
                "25, 24, null, false, 00:00:01:16",
                "null, 24, null, true, 00:00:01:17",
                "null, null, null, false, null",
                "0, null, null, false, null",
                "0, 30, null, false, 00:00:01:11",
                "29.97, null, 00:00:59:00, true, 00:01:00;13",
                "29.97, null, 01:00:59:00, true, 01:01:00;13",
                "29.97, null, 01:00:59;00, false, 01:01:00:11",
            })
    void timecode_usesTheRateOfTheItemAndTheOptions(
            Double fps, Double fallback, String start, boolean drop, String expected) {
        NotesOptions.Builder options = NotesOptions.builder().dropFrame(drop);
        if (fallback != null) {
            options.defaultFrameRate(FrameRate.of(fallback));
        }
        if (start != null) {
            options.startTimecode(start);
        }
        Note note = new Note(
                456, comment(1, 789, 41, null), ITEM.toBuilder().fps(fps).build(), null, options.build());
        if (expected == null) {
            assertThat(note.getTimecode()).isNull();
        } else {
            assertThat(note.getTimecode()).hasToString(expected);
        }
    }

    @Test
    void startTimecode_thatDropFrameDoesNotHave_isReported() {
        NotesOptions options = NotesOptions.builder()
                .startTimecode("00:01:00:00")
                .dropFrame(true)
                .build();
        Note note = new Note(
                456, comment(1, 789, 41, null), ITEM.toBuilder().fps(29.97).build(), null, options);
        assertThatThrownBy(note::getTimecode).hasMessageContaining("00:01:00;00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:2:3:0", "00:00:60:00", "00:00:00:01", "01:00:00", "-1:00:00:00"})
    void startTimecode_thatNotAllRatesHave_isRejected(String text) {
        assertThatThrownBy(() -> NotesOptions.builder().startTimecode(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void author_fallsBack() {
        Person.Builder person = Person.builder().id(33L);
        assertThat(author(null, null)).isEmpty();
        assertThat(author(person.build(), null)).isEmpty();
        assertThat(author(person.email("ada@example.com").build(), null)).isEqualTo("ada@example.com");
        assertThat(author(person.username("ada").build(), null)).isEqualTo("ada");
        assertThat(author(person.name("A. Winter").build(), null)).isEqualTo("A. Winter");
        assertThat(author(person.lastName("Winter").build(), null)).isEqualTo("Winter");
        assertThat(author(person.firstName("Ada").build(), null)).isEqualTo("Ada Winter");
        assertThat(author(person.fullName(" Ada W. ").build(), null)).isEqualTo("Ada W.");
        assertThat(author(person.fullName(" ").build(), null)).isEqualTo("Ada Winter");
        PublicUserInfo guest = PublicUserInfo.builder().username("client").build();
        assertThat(author(person.build(), guest)).isEqualTo("client");
        assertThat(author(person.build(), guest.toBuilder().fullName("Client").build()))
                .isEqualTo("Client");
        assertThat(author(person.build(), PublicUserInfo.builder().build())).isEqualTo("Ada Winter");
    }

    @Test
    void incompleteFrame_hasNoFailingGetter() {
        for (Frame frame : List.of(
                Frame.builder().id(1L).build(),
                Frame.builder()
                        .id(1L)
                        .item("nonsense")
                        .revision("/api/v1/revision/x/")
                        .build())) {
            Note note = new Note(456, frame, null, null, NotesOptions.standard());
            assertThat(note.getItemId()).isNull();
            assertThat(note.getItemName()).isNull();
            assertThat(note.getRevisionId()).isNull();
            assertThat(note.getType()).isNull();
            assertThat(note.getCreated()).isNull();
            assertThat(note.getTimecode()).isNull();
            assertThat(note.getSketchName()).isNull();
            assertThat(note.getText()).isEmpty();
            assertThat(note).hasToString("Note{1, null, item null, frame null}");
        }
    }

    @Test
    void sketchName_isThatOfTheDownload() {
        Frame sketch =
                comment(1, 789, 41, null).toBuilder().type(FrameType.SKETCH).build();
        assertThat(note(sketch, ITEM).getSketchName()).isEqualTo("sketch_456_789_0041");
        assertThat(note(comment(1, 789, 41, null), ITEM).getSketchName()).isNull();
    }

    @Test
    void approvalStatus_isThatOfTheItem() {
        Frame frame = text(17, "a");
        assertThat(note(frame, ITEM).getApprovalStatus()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(note(frame, Item.builder().id(789L).build()).getApprovalStatus())
                .isNull();
        assertThat(note(frame, null).getApprovalStatus()).isNull();
        assertThat(notes(frame).getItems()).extracting(Item::getId).containsExactly(789L, 790L);
    }

    @Test
    void csv_ofADeletedItem_leavesItsColumnsEmpty() throws IOException {
        Note note = new Note(456, comment(17, 789, 41, null), null, null, NotesOptions.standard());
        StringBuilder out = new StringBuilder();

        NotesCsvWriter.unescaped().write(new ReviewNotes(REVIEW, List.of(), List.of(note)), out);

        assertThat(out.toString().lines().toList().get(1))
                .startsWith("Dailies,,,42,")
                .endsWith(",17,,789,");
    }

    @Test
    void csv_hasOneRowPerNote() throws IOException {
        Frame sketch = comment(18, 789, 41, 17L).toBuilder()
                .type(FrameType.SKETCH)
                .text(null)
                .build();
        StringBuilder out = new StringBuilder();

        NotesCsvWriter.standard().write(notes(text(17, "Hold \"two\" frames,\nlonger"), sketch), out);

        assertThat(out)
                .hasToString(
                        "Review Name,Item Name,Link,Frame Number,Full Name,Comment,Date Created,Type,Timecode,Frame,"
                                + "Sketch,Note ID,Reply To,Item ID,Approval Status\r\n"
                                + "Dailies,shot_010.mov," + LINK
                                + ",1042,Ada Winter,\"Hold \"\"two\"\" frames,\nlonger\","
                                + "2026-03-02T09:00:17Z,comment,00:00:01:17,41,,17,,789,approved\r\n"
                                + "Dailies,shot_010.mov," + LINK + ",1042,Ada Winter,,"
                                + "2026-03-02T09:00:18Z,sketch,00:00:01:17,41,sketch_456_789_0041,18,17,789,approved\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =1",
                "\n=cmd|' /C calc'!A0",
                "\uff1d1",
                "=HYPERLINK(\"http://x\",\"y\")"
            })
    void csv_doesNotContainFormulas(String text) throws IOException {
        StringBuilder escaped = new StringBuilder();
        NotesCsvWriter.standard().write(notes(text(17, text)), escaped);
        String quoted = text.replace("\"", "\"\"");
        assertThat(escaped.toString()).contains("'" + quoted);

        StringBuilder raw = new StringBuilder();
        NotesCsvWriter.unescaped().write(notes(text(17, text)), raw);
        assertThat(raw.toString()).contains(quoted).doesNotContain("'" + quoted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "1-2", "mail@example.com", "", "\u2212 minus", "'quoted'"})
    void csv_leavesOtherTextsAlone(String text) throws IOException {
        StringBuilder out = new StringBuilder();
        NotesCsvWriter.standard().write(notes(text(17, text)), out);
        assertThat(out.toString()).contains(",Ada Winter," + text + ",2026");
    }

    @Test
    void markdown_hasAHeadingPerItemAndIndentedReplies() throws IOException {
        Frame other = text(20, "Approved").toBuilder().itemId(790).build();
        StringBuilder out = new StringBuilder();

        NotesMarkdownWriter.standard()
                .write(
                        notes(
                                text(17, "Hold"),
                                text(18, "Two\nlines").toBuilder().parentId(17L).build(),
                                other),
                        out);

        assertThat(out)
                .hasToString("# Dailies\n\n## shot\\_010.mov\n\n"
                        + "- [Frame 1042, 00:00:01:17](" + LINK
                        + ") **Ada Winter**, 2026-03-02 09:00 +00:00:  \n  Hold\n"
                        + "  - [Frame 1042, 00:00:01:17](" + LINK
                        + ") **Ada Winter**, 2026-03-02 09:00 +00:00:  \n    Two  \n    lines\n"
                        + "\n## Item 790\n\n"
                        + "- [Frame 42](" + LINK + ") **Ada Winter**, 2026-03-02 09:00 +00:00:  \n  Approved\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*bold* _it_ `code`; \\*bold\\* \\_it\\_ \\`code\\`",
                "<script>alert(1)</script>; \\<script\\>alert\\(1\\)\\</script\\>",
                "[x](javascript:alert); \\[x\\]\\(javascript:alert\\)",
                "# no heading; \\# no heading",
                "- no list; \\- no list",
                "1. no list; 1\\. no list",
                "12) no list; 12\\) no list",
                "a - b 1. c; a - b 1. c",
                "&lt back\\slash; \\&lt back\\\\slash"
            })
    void markdown_ofOthers_isEscaped(String text, String escaped) throws IOException {
        StringBuilder out = new StringBuilder();
        NotesMarkdownWriter.standard().write(notes(text(17, text)), out);
        assertThat(out.toString()).endsWith("  " + escaped + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "https://example.com/a b", "https://example.com/)x", "ftp://x"})
    void markdown_doesNotLinkToOtherUrls(String link) throws IOException {
        StringBuilder out = new StringBuilder();
        ReviewNotes notes = new ReviewNotes(
                REVIEW, List.of(), List.of(new Note(456, text(17, "a"), ITEM, link, NotesOptions.standard())));
        NotesMarkdownWriter.standard().write(notes, out);
        assertThat(out.toString()).contains("- Frame 1042").doesNotContain(link);
    }

    @Test
    void files_areWrittenInUtf8(@TempDir Path folder) throws IOException {
        ReviewNotes notes = notes(text(17, "K\u00fcrzer \u2713 \ud83c\udfac"));
        NotesCsvWriter.standard().write(notes, folder.resolve("a.csv"));
        NotesMarkdownWriter.standard().write(notes, folder.resolve("a.md"));
        assertThat(Files.readString(folder.resolve("a.csv"))).contains("K\u00fcrzer \u2713 \ud83c\udfac");
        assertThat(Files.readString(folder.resolve("a.md"))).contains("K\u00fcrzer \u2713 \ud83c\udfac");
    }

    @Test
    void reviewWithoutNotes_isWritten() throws IOException {
        ReviewNotes notes = new ReviewNotes(Review.builder().id(456L).build(), List.of(), List.of());
        StringBuilder out = new StringBuilder();
        NotesMarkdownWriter.standard().write(notes, out);
        assertThat(out).hasToString("# Review 456\n\nNo notes.\n");
        assertThat(notes).hasToString("ReviewNotes{review 456, 0 notes}");
    }

    private static String author(Person person, PublicUserInfo guest) {
        Frame.Builder frame = Frame.builder().id(1L).publicUserInfo(guest);
        return Note.authorOf(
                person == null ? frame.build() : frame.creator(person).build());
    }

    private static Note note(Frame frame, Item item) {
        return new Note(456, frame, item, LINK, NotesOptions.standard());
    }

    private static ReviewNotes notes(Frame... frames) {
        List<Note> notes = new ArrayList<>();
        for (Frame frame : frames) {
            notes.add(note(frame, frame.getItemId() == 789 ? ITEM : null));
        }
        return new ReviewNotes(REVIEW, List.of(ITEM, Item.builder().id(790L).build()), notes);
    }

    private static Frame text(long id, String text) {
        return comment(id, 789, 41, null).toBuilder().text(text).build();
    }

    private static Frame comment(long id, long itemId, Integer frame, Long parentId) {
        return Frame.builder()
                .id(id)
                .itemId(itemId)
                .revisionId(101)
                .type(FrameType.COMMENT)
                .frame(frame)
                .parentId(parentId)
                .creator(Person.builder().id(33L).fullName("Ada Winter").build())
                .created(OffsetDateTime.parse("2026-03-02T09:00:00Z").plusSeconds(id))
                .text("text")
                .build();
    }
}
