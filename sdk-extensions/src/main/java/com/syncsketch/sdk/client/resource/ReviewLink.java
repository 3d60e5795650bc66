package com.syncsketch.sdk.client.resource;

import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a link to a review says: which review, and perhaps which item, revision and frame. Nothing is looked up.
 *
 * <p>These forms are known, on any host, with or without the scheme:
 *
 * <ul>
 *   <li>{@code https://<host>/sketch/<uuid>/}, the {@code reviewURL} of a review
 *   <li>{@code <reviewURL>#<item>} and {@code <reviewURL>#/<item>}
 *   <li>{@code <reviewURL>?offlineMode=1#<item>/<revision>/f_<frame>}, where what comes last may be missing
 * </ul>
 *
 * <p>Evidence: links in webhook payloads, and the patterns of the vendor's Maya plugin and of a public integration.
 *
 * <p>Immutable.
 */
public final class ReviewLink {

    private static final Pattern LINK = Pattern.compile(
            "(?:(?:https?://)?[^/?#:\\s]+(?::\\d+)?)?/(?:[^?#\\s]*/)?sketch/(?<uuid>[\\w-]+)/?(?:\\?[^#\\s]*)?(?:#(?<part>\\S*))?",
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
     * Reads a link. White space around it does not matter. What stands after {@code #} and is of no known form is
     * passed over: the link then names the review only.
     *
     * @param link the link, as it is copied from a browser or taken from a payload
     * @return what it says
     * @throws IllegalArgumentException if it names no review; the message does not repeat the link
     */
    public static ReviewLink parse(String link) {
        Matcher matcher = LINK.matcher(link.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a link to a review: it must hold /sketch/ and a UUID");
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
     * Gives the UUID of the review, its only name in links. Today it has 12 letters and digits; do not rely on that.
     *
     * @return the UUID as it stands in the link, upper and lower case kept; never null
     */
    public String uuid() {
        return uuid;
    }

    /**
     * Gives the item.
     *
     * @return its id, or null if the link names none
     */
    @Nullable
    public Long itemId() {
        return itemId;
    }

    /**
     * Gives the revision of the item.
     *
     * @return its id, or null if the link names none
     */
    @Nullable
    public Long revisionId() {
        return revisionId;
    }

    /**
     * Gives the frame.
     *
     * @return its number as it stands in the link, or null if the link names none. Whether links count from 0, as the
     *     frames of comments do, is not known
     */
    @Nullable
    public Integer frame() {
        return frame;
    }

    /** Tells whether another link says the same, however it is written. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReviewLink that
                && uuid.equals(that.uuid)
                && Objects.equals(itemId, that.itemId)
                && Objects.equals(revisionId, that.revisionId)
                && Objects.equals(frame, that.frame);
    }

    /** Fits {@link #equals}. */
    @Override
    public int hashCode() {
        return Objects.hash(uuid, itemId, revisionId, frame);
    }

    /** Shows the link without its host; {@link #parse} reads it. */
    @Override
    public String toString() {
        return "/sketch/" + uuid + "/" + (itemId == null ? "" : "#" + itemId)
                + (revisionId == null ? "" : "/" + revisionId) + (frame == null ? "" : "/f_" + frame);
    }
}
