package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.model.Review;
import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link to a review, and optionally to an item, a revision and a frame. Makes no request. {@link #parse} reads a link, and
 * {@link #of(Review)} creates one:
 *
 * <pre>{@code
 * String url = ReviewLink.of(review).item(item.getId()).revision(revisionId).frame(41).toUrl();
 * }</pre>
 *
 * <p>The following forms are supported (inferred), with any host, with or without the scheme:
 *
 * <ul>
 *   <li>{@code https://<host>/sketch/<uuid>/}, the {@code reviewURL} of a review, or only the UUID
 *   <li>{@code <reviewURL>#<item>} and {@code <reviewURL>#/<item>}
 *   <li>{@code <reviewURL>?offlineMode=1#<item>/<revision>/f_<frame>}, where trailing parts may be missing
 * </ul>
 *
 * <p>Immutable.
 */
public final class ReviewLink {

    private static final Pattern LINK = Pattern.compile(
            "(?:(?:https?://)?[^/?#:\\s]+(?::\\d+)?)?/(?:[^?#\\s]*/)?sketch/(?<uuid>[\\w-]+)/?(?:\\?[^#\\s]*)?"
                    + "(?:#(?<part>\\S*))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ITEM = Pattern.compile(
            "/?(?<item>\\d{1,18})(?:/(?<revision>\\d{1,18}))?(?:/f_(?<frame>\\d{1,9}))?/?", Pattern.CASE_INSENSITIVE);

    /** Digits alone are an ID, most likely that of the review. */
    private static final Pattern BARE_UUID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9][\\w-]{5,63}");

    private static final String DEFAULT_ORIGIN = "https://www.syncsketch.com";

    private final String uuid;

    /** The URL up to the UUID, or null if the host is not known. Not part of equality: a review has several hosts. */
    @Nullable
    private final String base;

    @Nullable
    private final Long itemId;

    @Nullable
    private final Long revisionId;

    @Nullable
    private final Integer frame;

    private ReviewLink(
            String uuid,
            @Nullable String base,
            @Nullable Long itemId,
            @Nullable Long revisionId,
            @Nullable Integer frame) {
        this.uuid = uuid;
        this.base = base;
        this.itemId = itemId;
        this.revisionId = revisionId;
        this.frame = frame;
    }

    /**
     * Creates a link to a review, on the host of its {@code reviewURL}.
     *
     * @param review the review
     * @return the link
     * @throws java.util.NoSuchElementException if the review has no UUID, because of a {@code fields} selection
     */
    public static ReviewLink of(Review review) {
        String uuid = Objects.requireNonNull(review, "review").getUuid();
        String url = review.getReviewUrl();
        Matcher matcher = LINK.matcher(url == null ? "" : url.strip());
        boolean known = matcher.matches() && matcher.group("uuid").equals(uuid);
        return new ReviewLink(uuid, known ? base(matcher) : null, null, null, null);
    }

    /**
     * Parses a link. Surrounding whitespace is ignored. A fragment of an unknown form is ignored as well: the result then
     * contains only the review.
     *
     * @param link the link, as copied from a browser or taken from a webhook payload, or the UUID of a review
     * @return the parsed link
     * @throws IllegalArgumentException if it is not a link to a review; the message does not contain the link
     */
    public static ReviewLink parse(String link) {
        String text = Objects.requireNonNull(link, "link").strip();
        if (BARE_UUID.matcher(text).matches()) {
            return new ReviewLink(text, null, null, null, null);
        }
        Matcher matcher = LINK.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    text.matches("\\d+")
                            ? "Not a link to a review, but a number; if it is the ID of a review, get the review by it"
                            : "Not a link to a review: it must contain /sketch/ and a UUID, or be a UUID");
        }
        String base = base(matcher);
        String part = matcher.group("part");
        Matcher item = ITEM.matcher(part == null ? "" : part);
        if (!item.matches()) {
            return new ReviewLink(matcher.group("uuid"), base, null, null, null);
        }
        String revision = item.group("revision");
        String frame = item.group("frame");
        return new ReviewLink(
                matcher.group("uuid"),
                base,
                Long.valueOf(item.group("item")),
                revision == null ? null : Long.valueOf(revision),
                frame == null ? null : Integer.valueOf(frame));
    }

    /** Returns the URL up to the UUID, or null if it has no host, or has user information. */
    @Nullable
    private static String base(Matcher matcher) {
        String start = matcher.group().substring(0, matcher.end("uuid"));
        if (start.startsWith("/") || start.contains("@")) {
            return null;
        }
        return start.contains("://") ? start : "https://" + start;
    }

    /**
     * Returns a link to an item of the same review.
     *
     * @param itemId the item id; not negative
     * @return a link without a revision and a frame
     * @throws IllegalArgumentException if the id is negative
     */
    public ReviewLink item(long itemId) {
        return new ReviewLink(uuid, base, notNegative(itemId, "itemId"), null, null);
    }

    /**
     * Returns a link to a revision of the item.
     *
     * @param revisionId the revision id, such as {@code getRevisionId()} of a note; not negative
     * @return a link with the same frame
     * @throws IllegalArgumentException if the id is negative
     * @throws IllegalStateException if the link has no item
     */
    public ReviewLink revision(long revisionId) {
        return new ReviewLink(uuid, base, requiredItem(), notNegative(revisionId, "revisionId"), frame);
    }

    /**
     * Returns a link to a frame of the item. Recorded links to frames contain the revision as well; that the review opens the
     * frame without one is inferred.
     *
     * @param frame the frame number, starting at 0 like the frames of comments
     * @return a link with the same revision
     * @throws IllegalArgumentException if the number is negative
     * @throws IllegalStateException if the link has no item
     */
    public ReviewLink frame(int frame) {
        return new ReviewLink(uuid, base, requiredItem(), revisionId, (int) notNegative(frame, "frame"));
    }

    private Long requiredItem() {
        if (itemId == null) {
            throw new IllegalStateException("Call item(...) first: the link has no item");
        }
        return itemId;
    }

    private static long notNegative(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative");
        }
        return value;
    }

    /**
     * Returns the URL for a browser. Without a known host, for example if the link was created from a UUID, it is that of
     * {@code https://www.syncsketch.com}.
     *
     * @return the URL, in the form of the links in webhook payloads
     */
    public String toUrl() {
        String start = base == null ? DEFAULT_ORIGIN + "/sketch/" + uuid : base;
        return start + "/" + (revisionId == null ? "" : "?offlineMode=1") + fragment();
    }

    /**
     * Returns the UUID of the review. It currently has 12 letters and digits; do not rely on that.
     *
     * @return the UUID with its case preserved; never null
     */
    public String getUuid() {
        return uuid;
    }

    /**
     * Returns the item.
     *
     * @return the item id, or null if the link contains none
     */
    @Nullable
    public Long getItemId() {
        return itemId;
    }

    /**
     * Returns the revision of the item.
     *
     * @return the revision id, or null if the link contains none
     */
    @Nullable
    public Long getRevisionId() {
        return revisionId;
    }

    /**
     * Returns the frame.
     *
     * @return the frame number in the link, or null if the link contains none. In a recorded link, it starts at 0 like the
     *     frames of comments
     */
    @Nullable
    public Integer getFrame() {
        return frame;
    }

    /** Returns whether the other link identifies the same review, item, revision and frame. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReviewLink that
                && uuid.equals(that.uuid)
                && Objects.equals(itemId, that.itemId)
                && Objects.equals(revisionId, that.revisionId)
                && Objects.equals(frame, that.frame);
    }

    /** Returns a hash code that is consistent with {@link #equals}. */
    @Override
    public int hashCode() {
        return Objects.hash(uuid, itemId, revisionId, frame);
    }

    /** Returns the link without its host, in a form that {@link #parse} accepts. */
    @Override
    public String toString() {
        return "/sketch/" + uuid + "/" + fragment();
    }

    private String fragment() {
        return (itemId == null ? "" : "#" + itemId)
                + (revisionId == null ? "" : "/" + revisionId)
                + (frame == null ? "" : "/f_" + frame);
    }
}
