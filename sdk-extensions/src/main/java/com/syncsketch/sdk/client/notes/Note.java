package com.syncsketch.sdk.client.notes;

import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.internal.util.SketchNames;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.FrameType;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.Person;
import com.syncsketch.sdk.model.PublicUserInfo;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A comment or a sketch of a review, with what is needed to show it outside of the review. Immutable and thread-safe.
 *
 * <p>Getters never fail because of an incomplete response; a value that the service does not return is null.
 */
public final class Note {

    /** The displayed number of the first frame of items without a first frame, as recorded in webhooks. */
    private static final int DEFAULT_FIRST_FRAME = 1;

    private final long reviewId;
    private final Frame source;

    @Nullable
    private final Item item;

    @Nullable
    private final String link;

    private final NotesOptions options;

    /**
     * Creates a note. The client does this; tests can as well.
     *
     * @param reviewId the review id
     * @param source the comment or sketch
     * @param item the item, or null if it is not known
     * @param link the URL of the note in the browser, or null if it is not known
     * @param options how the timecode is computed
     */
    public Note(long reviewId, Frame source, @Nullable Item item, @Nullable String link, NotesOptions options) {
        this.reviewId = reviewId;
        this.source = Objects.requireNonNull(source, "source");
        this.item = item;
        this.link = link;
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * Returns the id of the comment or sketch.
     *
     * @return the id
     */
    public long getId() {
        return source.getId();
    }

    /**
     * Returns the review.
     *
     * @return the review id
     */
    public long getReviewId() {
        return reviewId;
    }

    /**
     * Returns the item.
     *
     * @return the item id, or null if it is not known
     */
    @Nullable
    public Long getItemId() {
        return OptionalField.validOrNull(source::getItemId);
    }

    /**
     * Returns the name of the item.
     *
     * @return the name, or null if the item is deleted or has no name
     */
    @Nullable
    public String getItemName() {
        return item == null ? null : OptionalField.validOrNull(item::getName);
    }

    /**
     * Returns the approval status of the item.
     *
     * @return the status, {@link ApprovalStatus#NONE} if none has been set; null if it is not known
     */
    @Nullable
    public ApprovalStatus getApprovalStatus() {
        return item == null ? null : item.getApprovalStatus();
    }

    /**
     * Returns the revision of the item.
     *
     * @return the revision id, or null if it is not known
     */
    @Nullable
    public Long getRevisionId() {
        return OptionalField.validOrNull(source::getRevisionId);
    }

    /**
     * Returns the type.
     *
     * @return the type, or null if it is not known. There may be types other than comments and sketches
     */
    @Nullable
    public FrameType getType() {
        return OptionalField.validOrNull(source::getType);
    }

    /**
     * Returns whether this is a sketch.
     *
     * @return true for the type {@code sketch}
     */
    public boolean isSketch() {
        return FrameType.SKETCH.equals(getType());
    }

    /**
     * Returns the frame.
     *
     * @return the frame number, starting at 0; null if the note belongs to no frame
     */
    @Nullable
    public Integer getFrame() {
        return source.getFrame();
    }

    /**
     * Returns the frame number that the review displays (inferred): the frame plus the first frame of the item. Recorded events
     * display frame 0 of an item as 1, so 1 is assumed if the item has no first frame; the exact rule of the service is
     * unknown.
     *
     * @return the frame number, or null if the note belongs to no frame
     */
    @Nullable
    public Integer getFrameNumber() {
        Integer frame = getFrame();
        Integer first = item == null ? null : item.getFirstFrame();
        return frame == null ? null : frame + (first == null ? DEFAULT_FIRST_FRAME : first);
    }

    /**
     * Returns the timecode of the frame, counted from the start of the media and the start timecode of the options. It does not
     * depend on the first frame of the item.
     *
     * @return the timecode, or null if there is no frame or no frame rate
     * @throws IllegalArgumentException if there is no drop-frame timecode for the start timecode of the options
     */
    @Nullable
    public Timecode getTimecode() {
        Integer frame = getFrame();
        Double fps = item == null ? null : item.getFps();
        FrameRate rate = fps != null && fps >= 0.001 && fps <= 1000 ? FrameRate.of(fps) : options.getDefaultFrameRate();
        return frame == null || frame < 0 || rate == null ? null : options.timecode(frame, rate);
    }

    /**
     * Returns the name of the author; see {@link #authorOf(Frame)}.
     *
     * @return the name; empty if it is not known
     */
    public String getAuthor() {
        return authorOf(source);
    }

    /**
     * Returns the text.
     *
     * @return the text; empty for sketches without text
     */
    public String getText() {
        String text = source.getText();
        return text == null ? "" : text;
    }

    /**
     * Returns the creation time.
     *
     * @return the time, or null if it is not known
     */
    @Nullable
    public OffsetDateTime getCreated() {
        return OptionalField.validOrNull(source::getCreated);
    }

    /**
     * Returns the comment to which this one replies (inferred).
     *
     * @return the id of the comment, or null if this is not a reply
     */
    @Nullable
    public Long getParentId() {
        return source.getParentId();
    }

    /**
     * Returns the URL of the note in the browser.
     *
     * @return the URL, or null if it is not known
     */
    @Nullable
    public String getLink() {
        return link;
    }

    /**
     * Returns the name, without extension, of the file to which
     * {@link com.syncsketch.sdk.client.resource.Annotations#downloadSketches(long, long, java.nio.file.Path)} writes the image
     * of the frame. All sketches on a frame share one image.
     *
     * @return the name, such as {@code sketch_456_789_0041}; null if this is not a sketch
     */
    @Nullable
    public String getSketchName() {
        Integer frame = getFrame();
        Long itemId = getItemId();
        return !isSketch() || frame == null || itemId == null
                ? null
                : SketchNames.ofFrame(SketchNames.ofItem(reviewId, itemId), frame);
    }

    /**
     * Returns the comment or sketch as the service returned it.
     *
     * @return the model
     */
    public Frame getSource() {
        return source;
    }

    /**
     * Returns the name of the author of a comment or sketch. This is the first of the following that is not blank: the full name
     * and the username of a guest without an account; the full name, the first and last name, the name, the username and the
     * email address of the person.
     *
     * @param frame the comment or sketch
     * @return the name; empty if the service returned none
     */
    public static String authorOf(Frame frame) {
        PublicUserInfo guest = frame.getPublicUserInfo();
        Person person = OptionalField.validOrNull(frame::getCreator);
        return Stream.concat(
                        guest == null ? Stream.empty() : Stream.of(guest.getFullName(), guest.getUsername()),
                        person == null ? Stream.empty() : names(person))
                .filter(name -> name != null && !name.isBlank())
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    private static Stream<String> names(Person person) {
        String first = person.getFirstName();
        String last = person.getLastName();
        return Stream.of(
                person.getFullName(),
                (first == null ? "" : first) + " " + (last == null ? "" : last),
                person.getName(),
                OptionalField.validOrNull(person::getUsername),
                OptionalField.validOrNull(person::getEmail));
    }

    /** Returns the id, the type and the frame; not the text. */
    @Override
    public String toString() {
        return "Note{" + getId() + ", " + getType() + ", item " + getItemId() + ", frame " + getFrame() + "}";
    }
}
