package com.syncsketch.benchmarks.decode;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * Plain records for Jackson with the same fields as our models: hand-written code that needs no unknown fields, no open
 * enums and no check for missing fields.
 */
public final class PlainRecords {

    private PlainRecords() {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record Meta(
            @Nullable Integer limit,
            @Nullable Integer offset,
            @Nullable String next,
            @Nullable String previous,
            @Nullable Long totalCount) {}

    public record ItemPage(@Nullable Meta meta, List<Item> objects) {}

    public record FramePage(@Nullable Meta meta, List<Frame> objects) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record Item(
            long id,
            @Nullable String uuid,
            @Nullable String name,
            @Nullable String description,
            @Nullable String type,
            @Nullable String status,
            @Nullable String url,
            @Nullable String thumbnailUrl,
            @Nullable Double fps,
            @Nullable Integer firstFrame,
            @Nullable Integer lastFrame,
            @JsonProperty("totalFrames") @Nullable Integer totalFrames,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double duration,
            @Nullable Long size,
            @Nullable String artist,
            @Nullable String externalUrl,
            @Nullable String externalThumbnailUrl,
            @Nullable String metadata,
            @Nullable String approvalStatus,
            @Nullable Boolean active,
            @Nullable Boolean canDownload,
            @Nullable Person creator,
            @Nullable String created,
            @Nullable Long revisionId,
            @Nullable List<Revision> revisions,
            @Nullable String resourceUri) {}

    public record Revision(long id) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record Person(
            long id,
            @Nullable String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String fullName,
            @Nullable String name,
            @Nullable String initials,
            @Nullable Object avatarNumber,
            @Nullable String color,
            @Nullable Boolean isActive,
            @Nullable String thumbnailUrl,
            @Nullable String resourceUri) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record Frame(
            long id,
            @Nullable String resourceUri,
            @Nullable String type,
            @Nullable String text,
            @Nullable Integer frame,
            @Nullable Integer duration,
            @Nullable String item,
            @Nullable String revision,
            @Nullable Long parentId,
            @Nullable Person creator,
            @JsonProperty("publicUserInfo") @Nullable PublicUserInfo publicUserInfo,
            @Nullable Map<String, Object> data,
            @JsonProperty("cameraInfo") @Nullable Object cameraInfo,
            @Nullable List<Attachment> attachments,
            @JsonProperty("loadTime") @Nullable Long loadTime,
            @Nullable String created,
            @Nullable String modified,
            @Nullable Boolean active) {}

    public record PublicUserInfo(
            @Nullable String username,
            @JsonProperty("full_name") @Nullable String fullName) {}

    public record Attachment(
            @JsonProperty("thumb_url") @Nullable String thumbUrl) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record Project(
            long id,
            @Nullable String name,
            @Nullable String description,
            @Nullable Boolean active,
            @Nullable Boolean isArchived,
            @Nullable Boolean isPublic,
            @Nullable Object accountId,
            @Nullable String color,
            @Nullable String created,
            @Nullable String modified,
            @Nullable PersonReference creator,
            @Nullable List<PersonReference> users,
            @Nullable Long reviewCount,
            @Nullable List<Map<String, Object>> connections,
            @Nullable Map<String, Object> settings,
            @Nullable String thumbnailUrl,
            @Nullable String resourceUri) {}

    public record PersonReference(
            long id, @Nullable String username, @Nullable String email) {}

    public record TreeAccount(
            long id,
            @Nullable String name,
            @Nullable String description,
            @Nullable Boolean active,
            @Nullable List<TreeProject> projects) {}

    public record TreeProject(
            long id,
            @Nullable String name,
            @Nullable String description,
            @Nullable List<TreeReview> reviews) {}

    public record TreeReview(
            long id,
            @Nullable String uuid,
            @Nullable String name,
            @Nullable String description,
            @Nullable List<TreeItem> items) {}

    public record TreeItem(
            long id, @Nullable String name, @Nullable String type) {}
}
