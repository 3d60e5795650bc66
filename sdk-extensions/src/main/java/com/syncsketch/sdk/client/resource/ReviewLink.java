package com.syncsketch.sdk.client.resource;

import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed link to a review, and optionally to an item, a revision and a frame. Parsing makes no request.
 *
 * <p>The following forms are supported (inferred), with any host, with or without the scheme:
 *
 * <ul>
 *   <li>{@code https://<host>/sketch/<uuid>/}, the {@code reviewURL} of a review
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

    private final String uuid;

    @Nullable
    private final Long itemId;

    @Nullable
    private final Long revisionId;

    @Nullable
    private final Integer frame;

    private ReviewLink(String uuid, @Nullable Long itemId, @Nullable Long revisionId, @Nullable Integer frame) {
        this.uuid = uuid;
        this.itemId = itemId;
        this.revisionId = revisionId;
        this.frame = frame;
    }

    /**
     * Parses a link. Surrounding whitespace is ignored. A fragment of an unknown form is ignored as well: the result then
     * contains only the review.
     *
     * @param link the link, as copied from a browser or taken from a webhook payload
     * @return the parsed link
     * @throws IllegalArgumentException if it is not a link to a review; the message does not contain the link
     */
    public static ReviewLink parse(String link) {
        Matcher matcher = LINK.matcher(link.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a link to a review: it must contain /sketch/ and a UUID");
        }
        String part = matcher.group("part");
        Matcher item = ITEM.matcher(part == null ? "" : part);
        if (!item.matches()) {
            return new ReviewLink(matcher.group("uuid"), null, null, null);
        }
        String revision = item.group("revision");
        String frame = item.group("frame");
        return new ReviewLink(
                matcher.group("uuid"),
                Long.valueOf(item.group("item")),
                revision == null ? null : Long.valueOf(revision),
                frame == null ? null : Integer.valueOf(frame));
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
     * @return the frame number in the link, or null if the link contains none. Whether links count from 0, like the frames
     *     of comments, is unknown
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
        return "/sketch/" + uuid + "/" + (itemId == null ? "" : "#" + itemId)
                + (revisionId == null ? "" : "/" + revisionId) + (frame == null ? "" : "/f_" + frame);
    }
}
