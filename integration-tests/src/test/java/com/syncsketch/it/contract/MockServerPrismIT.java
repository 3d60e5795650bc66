package com.syncsketch.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.it.contract.ContractDocument.Operation;
import com.syncsketch.it.contract.RecordingProxy.Exchange;
import com.syncsketch.it.prism.ContractFile;
import com.syncsketch.it.prism.PrismOptions;
import com.syncsketch.it.prism.PrismServer;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.api.AccountsApi;
import com.syncsketch.sdk.api.AnnotationsStepsApi;
import com.syncsketch.sdk.api.ProjectsApi;
import com.syncsketch.sdk.api.ReviewsApi;
import com.syncsketch.sdk.api.ShotGridApi;
import com.syncsketch.sdk.api.UploadsStepsApi;
import com.syncsketch.sdk.api.UsersApi;
import com.syncsketch.sdk.api.WebhooksApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.resource.ShotGridItemsSync;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Account;
import com.syncsketch.sdk.model.AccountGetQuery;
import com.syncsketch.sdk.model.AccountQuery;
import com.syncsketch.sdk.model.AccountUpdate;
import com.syncsketch.sdk.model.AccountV2Query;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.CompleteUploadRequest;
import com.syncsketch.sdk.model.CompletedPart;
import com.syncsketch.sdk.model.ConnectionQuery;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.FrameQuery;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemCreate;
import com.syncsketch.sdk.model.ItemGetQuery;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ItemUpdate;
import com.syncsketch.sdk.model.MoveItemEntry;
import com.syncsketch.sdk.model.MultipartUpload;
import com.syncsketch.sdk.model.MultipartUploadCreate;
import com.syncsketch.sdk.model.MultipartUploadItemData;
import com.syncsketch.sdk.model.Permission;
import com.syncsketch.sdk.model.Person;
import com.syncsketch.sdk.model.PersonQuery;
import com.syncsketch.sdk.model.ProcessingStatus;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectDuplicateRequest;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;
import com.syncsketch.sdk.model.ProjectUser;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewQuery;
import com.syncsketch.sdk.model.ReviewSection;
import com.syncsketch.sdk.model.ReviewSectionCreate;
import com.syncsketch.sdk.model.ReviewUpdate;
import com.syncsketch.sdk.model.ReviewV2Query;
import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridProjectPlaylistQuery;
import com.syncsketch.sdk.model.TreeQuery;
import com.syncsketch.sdk.model.UploadStart;
import com.syncsketch.sdk.model.UploadStartItemData;
import com.syncsketch.sdk.model.UploadStartRequest;
import com.syncsketch.sdk.model.UploadType;
import com.syncsketch.sdk.model.UserAddEntry;
import com.syncsketch.sdk.model.UserRemoveEntry;
import com.syncsketch.sdk.model.WebhookCreate;
import com.syncsketch.sdk.model.WebhookType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the client against the mock server, with Prism as a proxy that validates each request and response against the
 * contract. All three are independent of each other. Files are uploaded to the mock server directly, because Prism damages
 * binary bodies.
 */
class MockServerPrismIT {

    private static final Set<String> COVERED = new TreeSet<>();

    private static ContractFile contract;
    private static MockSyncSketch mock;
    private static PrismServer prism;

    private final RecordingProxy proxy = new RecordingProxy();
    private final SyncSketchClient client = client(prism.uri(), proxy);
    private final long accountId = client.accounts().list().getObjects().get(0).getId();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        contract = ContractFile.copy();
        mock = MockSyncSketch.builder().strict(true).start();
        prism = PrismServer.start(contract.path(), PrismOptions.proxy(mock.url()));
    }

    @AfterAll
    static void allOperationsWereCovered() {
        prism.close();
        mock.close();
        contract.close();
        assertThat(COVERED)
                .containsExactlyElementsOf(
                        new TreeSet<>(new ContractDocument().operations().keySet()));
    }

    @AfterEach
    void noExchangeViolatesTheContract() {
        client.close();
        proxy.close();
        ContractDocument document = new ContractDocument();
        assertThat(proxy.take())
                .filteredOn(exchange ->
                        !exchange.uri().getAuthority().equals(mock.storageUrl().getAuthority()))
                .isNotEmpty()
                .allSatisfy(exchange -> {
                    exchange.violations().assertEmpty();
                    COVERED.add(operation(document, exchange));
                });
    }

    private static SyncSketchClient client(URI host, RecordingProxy proxy) {
        return SyncSketchClient.builder()
                .retryPolicy(RetryPolicy.none())
                .host(host)
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .proxy(proxy.settings())
                .build();
    }

    private static String operation(ContractDocument document, Exchange exchange) {
        return document.operations().values().stream()
                .filter(operation -> operation.method().equals(exchange.method()))
                .filter(operation -> exchange.uri().getRawPath().matches(pattern(operation)))
                .map(Operation::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation for " + exchange.uri()));
    }

    private static String pattern(Operation operation) {
        return operation.path().replaceAll("\\{[^}]+_id}", "(?!schema)[^/]+").replaceAll("\\{[^}]+}", "[^/]+");
    }

    private Project project(String name) {
        return client.projects().create(accountId, name);
    }

    private Review review() {
        return client.reviews().create(project("Show A").getId(), "Dailies");
    }

    private Item item(Review review, String name) {
        return client.items()
                .addHosted(ItemCreate.builder()
                        .reviewId(review.getId())
                        .name(name)
                        .fps(24)
                        .build());
    }

    private static long projectId(Review review) {
        return Long.parseLong(review.getProject().split("/")[4]);
    }

    @Test
    void workspaces() {
        assertThat(client.isConnected()).isTrue();
        client.accounts()
                .update(
                        accountId,
                        AccountUpdate.builder()
                                .name("Northlight")
                                .description(null)
                                .build());

        assertThat(client.accounts().all(AccountQuery.builder().active(true).build()))
                .extracting(Account::getName)
                .containsExactly("Northlight");
        AccountsApi v2 = client.api(AccountsApi.class);
        assertThat(v2.listV2(AccountV2Query.builder().limit(10).offset(0).build()))
                .hasSize(1);
        assertThat(v2.get(
                                accountId,
                                AccountGetQuery.builder().fields("id", "name").build())
                        .getName())
                .isEqualTo("Northlight");
        assertThat(v2.getV1(accountId).getConnections()).isNotEmpty();
        Review review = review();
        item(review, "shot.mov");
        assertThat(client.tree(TreeQuery.builder().fetchItems(true).active(true).build())
                        .toString())
                .contains("shot.mov");
    }

    @Test
    void projects() {
        Project project = project("Aurora \"é 日本\"");
        client.projects()
                .update(
                        project.getId(),
                        ProjectUpdate.builder()
                                .name("Borealis")
                                .description(null)
                                .build());
        ProjectsApi api = client.api(ProjectsApi.class);
        Project copy = api.duplicate(
                project.getId(),
                ProjectDuplicateRequest.builder()
                        .name("Borealis 2")
                        .copyReviews(true)
                        .copyUsers(true)
                        .copySettings(true)
                        .build());

        assertThat(client.projects()
                        .all(ProjectQuery.builder()
                                .namePrefix("boREAL")
                                .active(true)
                                .build()))
                .extracting(Project::getId)
                .containsExactlyInAnyOrder(project.getId(), copy.getId());
        assertThat(client.projects().archive(project.getId()).isArchived()).isTrue();
        assertThat(client.projects()
                        .all(ProjectQuery.builder()
                                .archived(true)
                                .includeConnections(true)
                                .build()))
                .extracting(Project::getId)
                .contains(project.getId());
        assertThat(client.projects().restore(project.getId()).isArchived()).isFalse();
        assertThat(api.get(project.getId()).getDescription()).isNull();
        assertThat(api.storage(project.getId()).getStorage()).isZero();
        assertThat(api.schema().getFields()).isNotEmpty();

        client.projects().delete(copy.getId());
        assertThat(client.projects()
                        .all(ProjectQuery.builder()
                                .namePrefixCaseSensitive("Borealis")
                                .active(true)
                                .build()))
                .extracting(Project::getId)
                .containsExactly(project.getId());
    }

    @Test
    void reviews() {
        Review review = review();
        Item first = item(review, "a.mov");
        Item second = item(review, "b.mov");
        ReviewsApi api = client.api(ReviewsApi.class);

        api.update(
                review.getId(), ReviewUpdate.builder().description("For Monday").build());
        assertThat(client.reviews().findByUuid(review.getUuid()).orElseThrow().getDescription())
                .isEqualTo("For Monday");
        assertThat(client.reviews().fromLink(review.getReviewUrl() + "#" + first.getId()))
                .isPresent();
        assertThat(client.reviews()
                        .all(ReviewQuery.builder().projectId(projectId(review)).build()))
                .hasSize(1);
        assertThat(client.reviews()
                        .allV2(ReviewV2Query.builder()
                                .projectId(projectId(review))
                                .build()))
                .hasSize(1);
        assertThat(client.reviews()
                        .sortItems(review.getId(), List.of(second.getId(), first.getId()))
                        .getUpdatedItems())
                .isEqualTo(2);
        api.createSection(
                review.getId(),
                ReviewSectionCreate.builder()
                        .name("Sequence 010")
                        .itemIds(List.of(first.getId()))
                        .uuid("s-1")
                        .build());
        api.updateSections(
                review.getId(),
                List.of(ReviewSection.builder()
                        .uuid("s-1")
                        .name("Sequence 020")
                        .itemIds(List.of(second.getId()))
                        .build()));
        api.deleteSection(review.getId(), "s-1");
        api.archive(review.getId());
        api.restore(review.getId());
        assertThat(api.get(review.getId()).isActive()).isTrue();
        assertThat(api.storage(review.getId()).getStorage()).isZero();
        client.reviews().delete(review.getId());
        assertThat(client.reviews()
                        .all(ReviewQuery.builder()
                                .projectId(projectId(review))
                                .active(true)
                                .build()))
                .isEmpty();
    }

    @Test
    void items() {
        Review review = review();
        Review other = client.reviews().create(projectId(review), "Finals");
        Item moved = item(review, "a.mov");
        Item deleted = item(review, "b.mov");
        client.items()
                .update(
                        moved.getId(),
                        ItemUpdate.builder()
                                .approvalStatus(ApprovalStatus.of("approved"))
                                .artist(null)
                                .build());

        assertThat(client.items()
                        .moveMany(
                                other.getId(),
                                List.of(MoveItemEntry.builder()
                                        .reviewId(review.getId())
                                        .itemId(moved.getId())
                                        .build()))
                        .isComplete())
                .isTrue();
        assertThat(client.items().deleteMany(List.of(deleted.getId())).isComplete())
                .isTrue();
        client.items().httpDelete(item(review, "removed.mov").getId());

        assertThat(client.items()
                        .all(ItemQuery.builder()
                                .reviewId(other.getId())
                                .active(true)
                                .build()))
                .extracting(Item::getId)
                .containsExactly(moved.getId());
        assertThat(client.items()
                        .all(ItemQuery.builder()
                                .reviewId(review.getId())
                                .active(true)
                                .build()))
                .isEmpty();
        assertThat(client.items()
                        .get(
                                moved.getId(),
                                ItemGetQuery.builder().reviewId(other.getId()).build())
                        .getRevisionId())
                .isNotNull();
        assertThat(client.items().schema().getFields()).isNotEmpty();
        assertThatThrownBy(() -> client.items().get(999_999_999L)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void commentsAndDownloads() throws IOException {
        Review review = review();
        Item item = item(review, "a.mov");
        client.annotations().addComment(item.getId(), review.getId(), 42, "Hold two frames longer");

        assertThat(client.annotations()
                        .all(FrameQuery.builder()
                                .itemId(item.getId())
                                .active(true)
                                .build()))
                .extracting(Frame::getText)
                .containsExactly("Hold two frames longer");
        List<FlattenedSketch> sketches = client.annotations()
                .renderSketches(
                        review.getId(),
                        item.getId(),
                        FlattenedSketchesQuery.builder()
                                .includeData(true)
                                .async(true)
                                .build())
                .await();
        for (int i = 0; i < sketches.size(); i++) {
            client.downloads().download(sketches.get(i).getUrl(), folder.resolve(i + ".png"));
        }
        assertThat(Files.size(client.annotations().downloadGreasePencil(review.getId(), item.getId(), folder)))
                .isPositive();
        assertThat(Files.size(client.annotations().downloadVideo(review.getId(), item.getId(), folder)))
                .isPositive();
        assertThatThrownBy(() -> client.api(AnnotationsStepsApi.class).greasePencil("no-such-task"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void users() {
        Project project = project("Show A");
        client.users()
                .addToProject(
                        project.getId(),
                        List.of(UserAddEntry.builder()
                                .email("ada@example.com")
                                .permission(Permission.of("viewer"))
                                .build()),
                        "Welcome");
        UsersApi api = client.api(UsersApi.class);
        long ada = api.ofProject(project.getId()).stream()
                .filter(user -> "ada@example.com".equals(user.getEmail()))
                .map(ProjectUser::getId)
                .findFirst()
                .orElseThrow();

        assertThat(client.users().findByEmail("ADA@example.com").map(Person::getId))
                .contains(ada);
        assertThat(api.get(ada).getEmail()).isEqualTo("ada@example.com");
        assertThat(client.users().all(PersonQuery.builder().name("ada").build()))
                .isNotEmpty();
        assertThat(api.current().getUsername()).isEqualTo(mock.user());
        assertThat(api.connections(
                        ada,
                        accountId,
                        ConnectionQuery.builder().includeInactive(true).build()))
                .hasSize(1)
                .allSatisfy(connection -> assertThat(connection.getPermission()).isEqualTo(Permission.of("viewer")));
        client.users()
                .removeFromProject(
                        project.getId(),
                        List.of(UserRemoveEntry.builder().id(ada).build()));
        assertThat(api.ofProject(project.getId()))
                .extracting(ProjectUser::getId)
                .doesNotContain(ada);
    }

    @Test
    void shotGrid() {
        Review review = review();
        Item item = item(review, "a.mov");
        long projectId = projectId(review);
        client.shotGrid()
                .connect(ShotGridConfig.builder()
                        .account(accountId)
                        .project(projectId)
                        .url("https://northlight.shotgrid.example.com")
                        .username("syncsketch")
                        .key("script-key")
                        .build());
        client.shotGrid()
                .findPlaylists(
                        accountId,
                        ShotGridPlaylistQuery.builder().shotGridProjectId(71).build());
        client.shotGrid()
                .findPlaylists(
                        accountId,
                        projectId,
                        ShotGridProjectPlaylistQuery.builder()
                                .shotGridProjectId(71)
                                .build());

        assertThat(client.shotGrid().syncReviewNotes(review.getId()).await().getStatus())
                .hasToString("done");
        assertThat(client.api(ShotGridApi.class)
                        .syncItemNotes(projectId, review.getId(), item.getId())
                        .getItemName())
                .isEqualTo("a.mov");
        ShotGridItemsSync created = client.shotGrid().syncItems(projectId, null, "Dailies", 811);
        assertThat(created.isComplete()).isTrue();
        assertThat(client.shotGrid()
                        .syncItems(projectId, review.getId(), "Dailies", 811)
                        .getReviewId())
                .isEqualTo(review.getId());
    }

    @Test
    void webhooks() {
        WebhooksApi api = client.api(WebhooksApi.class);
        api.create(
                accountId,
                WebhookCreate.builder()
                        .url("http://127.0.0.1:9/hook")
                        .type(WebhookType.ALL)
                        .build());

        assertThat(api.list(accountId)).hasSize(1);
    }

    @Test
    void formUploads() throws IOException {
        Review review = review();
        Path file = Files.write(folder.resolve("shot \"010\" é.mp4"), new byte[300_000]);
        try (SyncSketchClient direct = client(mock.url(), proxy)) {
            long form = direct.uploads().uploadToServer(review.getId(), file).getId();
            long url = direct.uploads()
                    .uploadFromUrl(review.getId(), URI.create("https://media.example.com/a.mov"))
                    .getId();

            assertThat(client.items()
                            .all(ItemQuery.builder().reviewId(review.getId()).build()))
                    .extracting(Item::getId)
                    .containsExactly(form, url);
        }
    }

    @Test
    void signedFormUploads() throws IOException {
        Review review = review();
        Path file = Files.write(folder.resolve("shot.mov"), new byte[300_000]);

        long id = client.uploads()
                .uploadSigned(UploadRequest.builder(review.getId(), file).build())
                .getId();

        assertThat(finished(id).getSize()).isEqualTo(300_000);
    }

    @Test
    void multipartUploads() throws IOException, InterruptedException {
        Review review = review();
        byte[] bytes = new byte[6 * 1024 * 1024];
        UploadsStepsApi api = client.api(UploadsStepsApi.class);
        UploadStart start = start(api, review, bytes.length);
        MultipartUpload upload = open(api, review, start.getItemUuid(), bytes.length);
        HttpResponse<String> part = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api.signPart(upload.getUploadId(), 1, upload.getKey())
                                        .getUrl()))
                                .PUT(BodyPublishers.ofByteArray(bytes))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(part.statusCode()).as(part.body()).isEqualTo(200);
        api.complete(
                upload.getUploadId(),
                upload.getKey(),
                CompleteUploadRequest.builder()
                        .parts(List.of(CompletedPart.builder()
                                .partNumber(1)
                                .etag(part.headers().firstValue("ETag").orElseThrow())
                                .build()))
                        .build());
        MultipartUpload aborted =
                open(api, review, start(api, review, bytes.length).getItemUuid(), bytes.length);
        api.abort(aborted.getUploadId(), aborted.getKey());

        assertThat(finished(start.getItemId()).getSize()).isEqualTo(bytes.length);
    }

    private static UploadStart start(UploadsStepsApi api, Review review, long size) {
        return api.start(UploadStartRequest.builder()
                .reviewId(review.getId())
                .itemName("reel.mov")
                .itemData(UploadStartItemData.builder()
                        .uploadType(UploadType.S3)
                        .uuid(null)
                        .size(size)
                        .contentType("video/quicktime")
                        .build())
                .build());
    }

    private static MultipartUpload open(UploadsStepsApi api, Review review, String uuid, long size) {
        return api.createMultipart(MultipartUploadCreate.builder()
                .reviewId(review.getId())
                .itemData(MultipartUploadItemData.builder()
                        .name("reel.mov")
                        .uuid(uuid)
                        .noConvert(false)
                        .size(size)
                        .contentType("video/quicktime")
                        .build())
                .build());
    }

    /** Reads an item until it is processed, which takes a number of reads. */
    private Item finished(long itemId) {
        for (int attempt = 0; attempt < 10; attempt++) {
            Item item = client.items().get(itemId);
            if (ProcessingStatus.DONE.equals(item.getProcessingStatus())) {
                return item;
            }
        }
        throw new AssertionError("Item " + itemId + " was not processed");
    }
}
