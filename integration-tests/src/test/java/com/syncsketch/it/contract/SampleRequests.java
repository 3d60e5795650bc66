package com.syncsketch.it.contract;

import com.syncsketch.sdk.api.AccountsApi;
import com.syncsketch.sdk.api.AnnotationsApi;
import com.syncsketch.sdk.api.AnnotationsStepsApi;
import com.syncsketch.sdk.api.ConnectionApi;
import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.ItemsStepsApi;
import com.syncsketch.sdk.api.ProjectsApi;
import com.syncsketch.sdk.api.ReviewsApi;
import com.syncsketch.sdk.api.ShotGridApi;
import com.syncsketch.sdk.api.ShotGridStepsApi;
import com.syncsketch.sdk.api.UploadsStepsApi;
import com.syncsketch.sdk.api.UsersApi;
import com.syncsketch.sdk.api.UsersStepsApi;
import com.syncsketch.sdk.api.WebhooksApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.AccountGetQuery;
import com.syncsketch.sdk.model.AccountQuery;
import com.syncsketch.sdk.model.AccountUpdate;
import com.syncsketch.sdk.model.AccountV1GetQuery;
import com.syncsketch.sdk.model.AccountV2Query;
import com.syncsketch.sdk.model.AddUsersRequest;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.BulkDeleteItemsRequest;
import com.syncsketch.sdk.model.CompleteUploadRequest;
import com.syncsketch.sdk.model.CompletedPart;
import com.syncsketch.sdk.model.ConnectionQuery;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.FrameCreate;
import com.syncsketch.sdk.model.FrameQuery;
import com.syncsketch.sdk.model.FrameType;
import com.syncsketch.sdk.model.ItemCreate;
import com.syncsketch.sdk.model.ItemGetQuery;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ItemType;
import com.syncsketch.sdk.model.ItemUpdate;
import com.syncsketch.sdk.model.MoveItemEntry;
import com.syncsketch.sdk.model.MoveItemsRequest;
import com.syncsketch.sdk.model.MultipartUploadCreate;
import com.syncsketch.sdk.model.MultipartUploadItemData;
import com.syncsketch.sdk.model.PersonGetQuery;
import com.syncsketch.sdk.model.PersonQuery;
import com.syncsketch.sdk.model.ProcessingStatus;
import com.syncsketch.sdk.model.ProjectCreate;
import com.syncsketch.sdk.model.ProjectDuplicateRequest;
import com.syncsketch.sdk.model.ProjectGetQuery;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;
import com.syncsketch.sdk.model.RemoveUsersRequest;
import com.syncsketch.sdk.model.ReviewCreate;
import com.syncsketch.sdk.model.ReviewGetQuery;
import com.syncsketch.sdk.model.ReviewQuery;
import com.syncsketch.sdk.model.ReviewSection;
import com.syncsketch.sdk.model.ReviewSectionCreate;
import com.syncsketch.sdk.model.ReviewUpdate;
import com.syncsketch.sdk.model.ReviewV2Query;
import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridConfigTestRequest;
import com.syncsketch.sdk.model.ShotGridItemSyncRequest;
import com.syncsketch.sdk.model.ShotGridItemsCheckRequest;
import com.syncsketch.sdk.model.ShotGridPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridProjectPlaylistQuery;
import com.syncsketch.sdk.model.SignedFormItemData;
import com.syncsketch.sdk.model.SignedFormRequest;
import com.syncsketch.sdk.model.SortItemEntry;
import com.syncsketch.sdk.model.SortItemsRequest;
import com.syncsketch.sdk.model.TreeQuery;
import com.syncsketch.sdk.model.UploadStartItemData;
import com.syncsketch.sdk.model.UploadStartRequest;
import com.syncsketch.sdk.model.UploadType;
import com.syncsketch.sdk.model.UserScope;
import com.syncsketch.sdk.model.WebhookCreate;
import com.syncsketch.sdk.model.WebhookType;
import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sample requests for all operations, with all parameters and fields of the contract. The test that sends them fails for
 * operations without a sample, and for parameters or fields that no sample uses.
 */
final class SampleRequests {

    private static final OffsetDateTime EIGHT = OffsetDateTime.parse("2026-03-02T08:00:00Z");

    private final Map<String, Consumer<SyncSketchClient>> requests = new LinkedHashMap<>();
    private final Path media;

    SampleRequests(Path media) {
        this.media = media;
        connection();
        accounts();
        projects();
        reviews();
        items();
        uploads();
        annotations();
        users();
        shotGrid();
        webhooks();
    }

    Map<String, Consumer<SyncSketchClient>> all() {
        return requests;
    }

    private <A> void add(String operationId, Class<A> api, Consumer<A> request) {
        requests.put(operationId, client -> request.accept(client.api(api)));
    }

    private void connection() {
        add("checkConnection", ConnectionApi.class, ConnectionApi::check);
        add(
                "getTree",
                ConnectionApi.class,
                api -> api.tree(
                        TreeQuery.builder().fetchItems(true).active(true).build()));
    }

    private void accounts() {
        add(
                "listAccounts",
                AccountsApi.class,
                api -> api.list(AccountQuery.builder()
                        .active(true)
                        .limit(100)
                        .offset(0)
                        .fields("id", "name")
                        .build()));
        add(
                "updateAccount",
                AccountsApi.class,
                api -> api.update(
                        1001,
                        AccountUpdate.builder()
                                .name("Northlight")
                                .description(null)
                                .build()));
        add(
                "listAccountsV2",
                AccountsApi.class,
                api -> api.listV2(AccountV2Query.builder()
                        .fields("id")
                        .limit(100)
                        .offset(0)
                        .build()));
        add(
                "getAccount",
                AccountsApi.class,
                api -> api.get(
                        1001, AccountGetQuery.builder().fields("id", "name").build()));
        add(
                "getAccountV1",
                AccountsApi.class,
                api -> api.getV1(
                        1001, AccountV1GetQuery.builder().fields("id", "name").build()));
    }

    private void projects() {
        add(
                "listProjects",
                ProjectsApi.class,
                api -> api.list(ProjectQuery.builder()
                        .active(true)
                        .archived(false)
                        .accountActive(true)
                        .name("Show A")
                        .namePrefixCaseSensitive("Show")
                        .namePrefix("show")
                        .includeConnections(true)
                        .includeTags(true)
                        .limit(100)
                        .offset(0)
                        .fields("id", "name")
                        .build()));
        add(
                "createProject",
                ProjectsApi.class,
                api -> api.create(ProjectCreate.builder()
                        .accountId(1001)
                        .name("Show A")
                        .description("é 日本 \"quoted\"")
                        .isPublic(false)
                        .build()));
        add(
                "getProject",
                ProjectsApi.class,
                api -> api.get(
                        20, ProjectGetQuery.builder().fields("id", "name").build()));
        add(
                "updateProject",
                ProjectsApi.class,
                api -> api.update(
                        20,
                        ProjectUpdate.builder()
                                .name("Show A")
                                .description(null)
                                .active(true)
                                .archived(false)
                                .isPublic(true)
                                .build()));
        add("getProjectSchema", ProjectsApi.class, ProjectsApi::schema);
        add("getProjectStorage", ProjectsApi.class, api -> api.storage(20));
        add(
                "duplicateProject",
                ProjectsApi.class,
                api -> api.duplicate(
                        20,
                        ProjectDuplicateRequest.builder()
                                .name("Show A, copy")
                                .copyReviews(true)
                                .copyUsers(false)
                                .copySettings(true)
                                .build()));
    }

    private void reviews() {
        add(
                "listReviews",
                ReviewsApi.class,
                api -> api.list(ReviewQuery.builder()
                        .projectId(20)
                        .projectActive(true)
                        .projectArchived(false)
                        .active(true)
                        .namePrefix("dailies")
                        .uuid("aB3dE5fG7hJ9")
                        .limit(100)
                        .offset(0)
                        .fields("id")
                        .build()));
        add(
                "createReview",
                ReviewsApi.class,
                api -> api.create(ReviewCreate.builder()
                        .project("/api/v1/project/20/")
                        .name("Dailies")
                        .description("")
                        .group("7c1a9e52-0b1f-4f35-a6f0-95d2c1d0e6aa")
                        .isPublic(true)
                        .downloadable(false)
                        .build()));
        add(
                "getReview",
                ReviewsApi.class,
                api -> api.get(
                        456, ReviewGetQuery.builder().fields("id", "items").build()));
        add(
                "updateReview",
                ReviewsApi.class,
                api -> api.update(
                        456,
                        ReviewUpdate.builder()
                                .name("Dailies")
                                .description(null)
                                .active(true)
                                .group("")
                                .isPublic(false)
                                .downloadable(true)
                                .build()));
        add(
                "listReviewsV2",
                ReviewsApi.class,
                api -> api.listV2(ReviewV2Query.builder()
                        .projectId(20)
                        .fields("id", "name")
                        .limit(100)
                        .offset(0)
                        .build()));
        add("getReviewStorage", ReviewsApi.class, api -> api.storage(456));
        add(
                "sortReviewItems",
                ReviewsApi.class,
                api -> api.sortItems(
                        456,
                        SortItemsRequest.builder()
                                .items(List.of(
                                        SortItemEntry.builder()
                                                .id(789)
                                                .sortOrder(0)
                                                .build(),
                                        SortItemEntry.builder()
                                                .id(790)
                                                .sortOrder(1)
                                                .build()))
                                .build()));
        add("archiveReview", ReviewsApi.class, api -> api.archive(456));
        add("restoreReview", ReviewsApi.class, api -> api.restore(456));
        add(
                "createReviewSection",
                ReviewsApi.class,
                api -> api.createSection(
                        456,
                        ReviewSectionCreate.builder()
                                .name("Sequence 010")
                                .itemIds(List.of(789L))
                                .uuid("4d7f0f3e")
                                .build()));
        add(
                "updateReviewSections",
                ReviewsApi.class,
                api -> api.updateSections(
                        456,
                        List.of(ReviewSection.builder()
                                .uuid("4d7f0f3e")
                                .name("Sequence 010")
                                .itemIds(List.of(789L, 790L))
                                .build())));
        add("deleteReviewSection", ReviewsApi.class, api -> api.deleteSection(456, "a/b c"));
    }

    private void items() {
        add(
                "listItems",
                ItemsApi.class,
                api -> api.list(ItemQuery.builder()
                        .id(789)
                        .ids(789L, 790L)
                        .name("shot_010.mov")
                        .processingStatus(ProcessingStatus.DONE)
                        .active(true)
                        .creator(33)
                        .reviewId(456)
                        .projectId(20)
                        .projectName("Show A")
                        .created(EIGHT)
                        .createdAfter(EIGHT)
                        .createdAtOrAfter(EIGHT)
                        .createdBefore(EIGHT)
                        .createdAtOrBefore(EIGHT)
                        .createdBetween(EIGHT, EIGHT)
                        .limit(100)
                        .offset(0)
                        .fields("id")
                        .build()));
        add(
                "createItem",
                ItemsApi.class,
                api -> api.create(ItemCreate.builder()
                        .reviewId(456)
                        .name("shot_010.mov")
                        .fps(23.976)
                        .processingStatus(ProcessingStatus.DONE)
                        .type(ItemType.VIDEO)
                        .description("From the store")
                        .artist("Ada")
                        .externalUrl("https://media.example.com/shot_010.mov")
                        .externalThumbnailUrl("https://media.example.com/shot_010.jpg")
                        .width(1920)
                        .height(1080)
                        .duration(3.5)
                        .size(5_000_000_000L)
                        .build()));
        add(
                "getItem",
                ItemsApi.class,
                api -> api.get(
                        789,
                        ItemGetQuery.builder()
                                .reviewId(456)
                                .fields("id", "revision_id")
                                .build()));
        add(
                "updateItem",
                ItemsApi.class,
                api -> api.update(
                        789,
                        ItemUpdate.builder()
                                .name("shot_010.mov")
                                .description(null)
                                .type(ItemType.IMAGE_360)
                                .processingStatus(ProcessingStatus.DONE)
                                .approvalStatus(ApprovalStatus.of("approved"))
                                .fps(24)
                                .firstFrame(1001)
                                .lastFrame(1100)
                                .artist(null)
                                .externalUrl(null)
                                .externalThumbnailUrl(null)
                                .metadata("{\"task\": 1}")
                                .active(true)
                                .downloadable(false)
                                .build()));
        add("deleteItem", ItemsApi.class, api -> api.httpDelete(789));
        add("getItemSchema", ItemsApi.class, ItemsApi::schema);
        add(
                "bulkDeleteItems",
                ItemsStepsApi.class,
                api -> api.bulkDelete(BulkDeleteItemsRequest.builder()
                        .itemIds(List.of(789L, 790L))
                        .build()));
        add(
                "moveItems",
                ItemsStepsApi.class,
                api -> api.move(MoveItemsRequest.builder()
                        .newReviewId(457)
                        .itemData(List.of(MoveItemEntry.builder()
                                .reviewId(456)
                                .itemId(789)
                                .build()))
                        .build()));
    }

    private void uploads() {
        requests.put("uploadToReview", client -> {
            client.uploads()
                    .uploadToServer(UploadRequest.builder(456, media)
                            .name("shot \"010\" é.mp4")
                            .artist("Ada")
                            .description("First pass")
                            .noConvert(true)
                            .newVersionOf(789)
                            .type(ItemType.VIDEO_360)
                            .build());
            client.uploads()
                    .uploadFromUrl(UrlUploadRequest.builder(456, URI.create("https://media.example.com/a.mov"))
                            .name("a.mov")
                            .artist("Ada")
                            .description("First pass")
                            .noConvert(true)
                            .build());
        });
        add(
                "getS3SignedUrl",
                UploadsStepsApi.class,
                api -> api.signForm(SignedFormRequest.builder()
                        .reviewId(456)
                        .itemName("shot_010.mov")
                        .itemData(SignedFormItemData.builder()
                                .uuid(null)
                                .contentType("video/quicktime")
                                .contentLength(480_000)
                                .noConvert(false)
                                .build())
                        .build()));
        add(
                "startUpload",
                UploadsStepsApi.class,
                api -> api.start(UploadStartRequest.builder()
                        .reviewId(456)
                        .itemName("shot_010.mov")
                        .itemData(UploadStartItemData.builder()
                                .uploadType(UploadType.S3)
                                .uuid(null)
                                .size(12_582_912)
                                .contentType("video/quicktime")
                                .build())
                        .build()));
        add(
                "createMultipartUpload",
                UploadsStepsApi.class,
                api -> api.createMultipart(MultipartUploadCreate.builder()
                        .reviewId(456)
                        .itemData(MultipartUploadItemData.builder()
                                .name("shot_010.mov")
                                .uuid("item-uuid-1")
                                .noConvert(true)
                                .size(12_582_912)
                                .contentType(null)
                                .build())
                        .build()));
        add("signUploadPart", UploadsStepsApi.class, api -> api.signPart("upload/1+a", 10_000, "uploads/456/a b.mov"));
        add(
                "completeMultipartUpload",
                UploadsStepsApi.class,
                api -> api.complete(
                        "upload-1",
                        "uploads/456/a.mov",
                        CompleteUploadRequest.builder()
                                .parts(List.of(CompletedPart.builder()
                                        .partNumber(1)
                                        .etag("\"ab2300c8dc84131788771c88c8033447\"")
                                        .build()))
                                .build()));
        add("abortMultipartUpload", UploadsStepsApi.class, api -> api.abort("upload-1", "uploads/456/a.mov"));
    }

    private void annotations() {
        add(
                "listFrames",
                AnnotationsApi.class,
                api -> api.list(FrameQuery.builder()
                        .itemId(789)
                        .active(true)
                        .revisionId(101)
                        .reviewId(456)
                        .type(FrameType.COMMENT)
                        .creator(33)
                        .createdAfter(EIGHT)
                        .createdBefore(EIGHT)
                        .limit(100)
                        .offset(0)
                        .build()));
        add(
                "createFrame",
                AnnotationsApi.class,
                api -> api.create(FrameCreate.builder()
                        .item("/api/v1/item/789/")
                        .revision("/api/v1/revision/101/")
                        .type(FrameType.COMMENT)
                        .text("Hold two frames longer")
                        .frame(42)
                        .parentId(234567L)
                        .build()));
        add(
                "startFlattenedSketches",
                AnnotationsStepsApi.class,
                api -> api.startFlattenedSketches(
                        456,
                        789,
                        FlattenedSketchesQuery.builder()
                                .includeData(true)
                                .tracingPaper(false)
                                .base64(false)
                                .async(true)
                                .build()));
        add("getFlattenedSketches", AnnotationsStepsApi.class, api -> api.flattenedSketches("task-1"));
        add("startGreasePencil", AnnotationsStepsApi.class, api -> api.startGreasePencil(456, 789));
        add("getGreasePencil", AnnotationsStepsApi.class, api -> api.greasePencil("task-1"));
        add("startVideoWithSketches", AnnotationsStepsApi.class, api -> api.startVideoWithSketches(456, 789));
        add("getVideoWithSketches", AnnotationsStepsApi.class, api -> api.videoWithSketches("task-1"));
    }

    private void users() {
        add(
                "listUsers",
                UsersApi.class,
                api -> api.list(PersonQuery.builder()
                        .name("Ada & co")
                        .emailIgnoreCase("ada+1@example.com")
                        .limit(100)
                        .offset(0)
                        .fields("id", "email")
                        .build()));
        add("getCurrentUser", UsersApi.class, UsersApi::current);
        add(
                "getUser",
                UsersApi.class,
                api -> api.get(33, PersonGetQuery.builder().fields("id").build()));
        add("listProjectUsers", UsersApi.class, api -> api.ofProject(20));
        add(
                "listConnections",
                UsersApi.class,
                api -> api.connections(
                        33,
                        1001,
                        ConnectionQuery.builder()
                                .includeInactive(true)
                                .includeArchived(false)
                                .build()));
        add(
                "addUsers",
                UsersStepsApi.class,
                api -> api.add(AddUsersRequest.builder()
                        .which(UserScope.PROJECT)
                        .entityId(20)
                        .note("Welcome")
                        .users("[{\"email\": \"ada@example.com\", \"permission\": \"viewer\"}]")
                        .build()));
        add(
                "removeUsers",
                UsersStepsApi.class,
                api -> api.remove(RemoveUsersRequest.builder()
                        .which(UserScope.ACCOUNT)
                        .entityId(1001)
                        .users("[{\"id\": 34}]")
                        .build()));
    }

    private void shotGrid() {
        ShotGridConfig config = ShotGridConfig.builder()
                .account(1001)
                .project(null)
                .url("https://northlight.shotgrid.example.com")
                .username("syncsketch")
                .key("script-key")
                .build();
        ShotGridItemsCheckRequest playlist = ShotGridItemsCheckRequest.builder()
                .playlistCode("Dailies 02 March")
                .playlistId(811)
                .build();
        add(
                "testShotGridConfig",
                ShotGridStepsApi.class,
                api -> api.testConfig(
                        ShotGridConfigTestRequest.builder().testSettings(config).build()));
        add("createShotGridConfig", ShotGridStepsApi.class, api -> api.createConfig(config));
        add(
                "listShotGridPlaylists",
                ShotGridStepsApi.class,
                api -> api.playlists(
                        1001,
                        ShotGridPlaylistQuery.builder().shotGridProjectId(71).build()));
        add(
                "listShotGridProjectPlaylists",
                ShotGridStepsApi.class,
                api -> api.projectPlaylists(
                        1001,
                        20,
                        ShotGridProjectPlaylistQuery.builder()
                                .shotGridProjectId(71)
                                .build()));
        add("startReviewNotesSync", ShotGridStepsApi.class, api -> api.startReviewNotesSync(456));
        add("getReviewNotesSync", ShotGridStepsApi.class, api -> api.reviewNotesSync("task-1"));
        add("syncItemNotes", ShotGridApi.class, api -> api.syncItemNotes(20, 456, 789));
        add("checkShotGridItems", ShotGridStepsApi.class, api -> api.checkItems(20, playlist));
        add("checkShotGridReviewItems", ShotGridStepsApi.class, api -> api.checkReviewItems(20, 456, playlist));
        add(
                "syncShotGridItem",
                ShotGridStepsApi.class,
                api -> api.syncItem(
                        20,
                        456,
                        ShotGridItemSyncRequest.builder()
                                .playlistItemJson("{\"id\": 821, \"name\": \"shot 1\"}")
                                .build()));
    }

    private void webhooks() {
        add("listWebhooks", WebhooksApi.class, api -> api.list(1001));
        add(
                "createWebhook",
                WebhooksApi.class,
                api -> api.create(
                        1001,
                        WebhookCreate.builder()
                                .url("http://127.0.0.1:9/hook")
                                .type(WebhookType.ALL)
                                .build()));
    }
}
