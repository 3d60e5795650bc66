package com.syncsketch.cli.browse;

import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemType;
import com.syncsketch.sdk.model.Person;
import com.syncsketch.sdk.model.ProcessingStatus;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.PublicUserInfo;
import com.syncsketch.sdk.model.Review;
import jakarta.annotation.Nullable;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documented fields of projects, reviews, items and comments. */
public final class Views {

    private static final Pattern LAST_ID = Pattern.compile(".*/(\\d+)/?");

    /** The fields of a project. */
    public static final View<Project> PROJECT = View.<Project>of()
            .column("id", Project::getId)
            .column("name", optional(Project::getName))
            .column("reviews", optional(Project::getReviewCount))
            .column("created", optional(Project::getCreated))
            .field("description", optional(Project::getDescription))
            .field("active", optional(Project::isActive))
            .field("archived", optional(Project::isArchived))
            .field("public", optional(Project::isPublic))
            .field("workspace", optional(Project::getAccountId));

    /** The fields of a review. */
    public static final View<Review> REVIEW = View.<Review>of()
            .column("id", Review::getId)
            .column("name", optional(Review::getName))
            .column("items", optional(Review::getItemCount))
            .column("link", optional(Review::getReviewUrl))
            .field("uuid", optional(Review::getUuid))
            .field("project", optional(review -> lastId(review.getProject())))
            .field("group", optional(Review::getGroup))
            .field("description", optional(Review::getDescription))
            .field("active", optional(Review::isActive))
            .field("public", optional(Review::isPublic))
            .field("downloadable", optional(Review::isDownloadable));

    /** The fields of an item. */
    public static final View<Item> ITEM = View.<Item>of()
            .column("id", Item::getId)
            .column("name", optional(Item::getName))
            .column("type", optional(item -> text(item.getType())))
            .column("status", optional(item -> text(item.getProcessingStatus())))
            .column("approval", optional(item -> text(item.getApprovalStatus())))
            .column("artist", optional(Item::getArtist))
            .field("description", optional(Item::getDescription))
            .field("fps", optional(Item::getFps))
            .field("frames", optional(Item::getTotalFrames))
            .field("duration", optional(Item::getDuration))
            .field("width", optional(Item::getWidth))
            .field("height", optional(Item::getHeight))
            .field("size", optional(Item::getSize))
            .field("created", optional(Item::getCreated))
            .field("creator", optional(item -> author(item.getCreator(), null)))
            .field("active", optional(Item::isActive))
            .field("uuid", optional(Item::getUuid));

    /** The fields of a comment or sketch. */
    public static final View<Frame> COMMENT = View.<Frame>of()
            .column("id", Frame::getId)
            .column("item", optional(frame -> lastId(frame.getItem())))
            .column("frame", optional(Frame::getFrame))
            .column("author", optional(frame -> author(frame.getCreator(), frame.getPublicUserInfo())))
            .column("text", optional(Frame::getText))
            .field(
                    "type",
                    optional(frame ->
                            frame.getType() == null ? null : frame.getType().getValue()))
            .field("parent", optional(Frame::getParentId))
            .field("revision", optional(frame -> lastId(frame.getRevision())))
            .field("created", optional(Frame::getCreated));

    private Views() {}

    /** Reads a field, or null if the response has none: a record may be partial. */
    private static <T> Function<T, Object> optional(Function<T, Object> field) {
        return object -> orNull(() -> field.apply(object));
    }

    /** Returns a field of a response, or null if the response does not have it. */
    public static <T> @Nullable T orNull(Supplier<T> field) {
        try {
            return field.get();
        } catch (NoSuchElementException e) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable ItemType type) {
        return type == null ? null : type.getValue();
    }

    private static @Nullable String text(@Nullable ProcessingStatus status) {
        return status == null ? null : status.getValue();
    }

    private static @Nullable String text(@Nullable ApprovalStatus status) {
        return status == null ? null : status.getValue();
    }

    /** Returns the name of an author, or null if it is not known. */
    public static @Nullable String author(@Nullable Person person, @Nullable PublicUserInfo guest) {
        if (person != null) {
            String fullName = orNull(person::getFullName);
            return fullName == null || fullName.isBlank() ? orNull(person::getUsername) : fullName;
        }
        return guest == null ? null : orNull(guest::getFullName);
    }

    /** Returns the id at the end of a resource URI, or null if there is none. */
    public static @Nullable Long lastId(@Nullable String uri) {
        Matcher matcher = LAST_ID.matcher(uri == null ? "" : uri);
        return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
    }
}
