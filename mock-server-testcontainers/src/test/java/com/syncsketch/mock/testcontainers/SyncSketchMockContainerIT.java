package com.syncsketch.mock.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Tests the image of the mock server. Needs a Docker engine and the name of an image, see the profile {@code container-tests}. */
class SyncSketchMockContainerIT {

    private static final String IMAGE = System.getProperty("mock.image", "");
    private static final Path CLIENTS = Path.of("clients");
    private static final byte[] MOVIE = "movie of Java".repeat(100).getBytes(StandardCharsets.UTF_8);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireImage() {
        assertThat(IMAGE)
                .as("-Dmock.image names the image to test; .ci/mock-image builds it")
                .isNotEmpty();
        // .ci/run requires this line, so that these tests cannot be skipped unnoticed.
        System.out.println("Mock server image " + IMAGE + " runs in containers");
    }

    private static SyncSketchMockContainer container() {
        return new SyncSketchMockContainer(IMAGE);
    }

    private static SyncSketchClient client(SyncSketchMockContainer mock) {
        return SyncSketchClient.builder()
                .host(mock.getUrl().toString())
                .credentials(Credentials.apiKey(mock.getUser(), mock.getKey()))
                .build();
    }

    private static Consumer<CreateContainerCmd> readOnly() {
        return command -> Objects.requireNonNull(command.getHostConfig()).withReadonlyRootfs(true);
    }

    private static byte[] get(URI url) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                HTTP.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static String text(URI url) throws IOException, InterruptedException {
        return new String(get(url), StandardCharsets.UTF_8);
    }

    private Path movie(String name) throws IOException {
        return Files.write(folder.resolve(name), MOVIE);
    }

    /** Uploads a file by each route, downloads it again, and returns the review. */
    private long uploadByEachRoute(SyncSketchMockContainer mock) throws Exception {
        try (SyncSketchClient client = client(mock)) {
            long account = client.accounts().list().getObjects().get(0).getId();
            long project = client.projects().create(account, "Show").getId();
            long review = client.reviews().create(project, "Dailies").getId();
            client.uploads().upload(review, movie("parts.mov"));
            client.uploads().uploadToServer(review, movie("form.mov"));
            client.uploads().uploadSigned(review, movie("signed.mov"));
            client.uploads().uploadFromUrl(review, URI.create("http://media.example/url.mov"));

            List<Item> items = client.items().ofReview(review).stream().toList();
            assertThat(items)
                    .extracting(Item::getName)
                    .containsExactlyInAnyOrder("parts.mov", "form.mov", "signed.mov", "url.mov");
            for (Item item : items) {
                if (!item.getName().equals("url.mov")) {
                    assertThat(item.getUrl()).startsWith(mock.getUrl() + "/__storage/");
                    assertThat(get(URI.create(item.getUrl()))).isEqualTo(MOVIE);
                }
            }
            return review;
        }
    }

    @Test
    void uploadsByEachRoute_leadBackToTheRandomPort() throws Exception {
        try (SyncSketchMockContainer mock = container().withOption("storage", "/data")) {
            mock.start();

            uploadByEachRoute(mock);

            assertThat(text(mock.getAdminUrl())).contains("\"defects\":[]");
        }
    }

    @Test
    void readOnlyFileSystem_isEnough() throws Exception {
        try (SyncSketchMockContainer mock =
                container().withOption("storage", "/data").withCreateContainerCmdModifier(readOnly())) {
            mock.start();

            uploadByEachRoute(mock);

            InspectContainerResponse info = mock.getCurrentContainerInfo();
            assertThat(info.getConfig().getUser()).isEqualTo("10001:10001");
            assertThat(mock.execInContainer("sh", "-c", "echo x >/x").getExitCode())
                    .isNotZero();
        }
    }

    @Test
    void healthCheck_followsTheVariables() {
        for (int port : new int[] {8080, 9000}) {
            try (GenericContainer<?> mock = new GenericContainer<>(IMAGE)
                    .withEnv("SYNCSKETCH_MOCK_PORT", Integer.toString(port))
                    .withExposedPorts(port)
                    .waitingFor(Wait.forHealthcheck())) {
                mock.start();

                assertThat(mock.isHealthy()).isTrue();
            }
        }
    }

    @Test
    void stop_endsTheServerInTime() throws Exception {
        try (SyncSketchMockContainer mock = container().withOption("storage", "/data")) {
            mock.start();
            String id = mock.getContainerId();

            DockerClientFactory.lazyClient()
                    .stopContainerCmd(id)
                    .withTimeout(60)
                    .exec();

            // 128 plus SIGTERM; 137 would be SIGKILL after the timeout.
            assertThat(mock.getCurrentContainerInfo().getState().getExitCodeLong())
                    .isEqualTo(143);
        }
    }

    /** A volume that two containers use, one after the other. */
    private static SyncSketchMockContainer withVolume(String volume) {
        return container()
                .withOption("state", "/data/state.json")
                .withOption("storage", "/data/files")
                .withCreateContainerCmdModifier(command -> Objects.requireNonNull(command.getHostConfig())
                        .withBinds(new Bind(volume, new Volume("/data"))));
    }

    @Test
    void state_isKeptInAVolume() throws Exception {
        String volume = "syncsketch-mock-test-" + UUID.randomUUID();
        try {
            long review;
            try (SyncSketchMockContainer mock = withVolume(volume)) {
                mock.start();
                review = uploadByEachRoute(mock);
                DockerClientFactory.lazyClient()
                        .stopContainerCmd(mock.getContainerId())
                        .withTimeout(60)
                        .exec();
            }
            try (SyncSketchMockContainer mock = withVolume(volume)) {
                mock.start();
                try (SyncSketchClient client = client(mock)) {
                    Item item = client.items().ofReview(review).stream()
                            .filter(each -> each.getName().equals("parts.mov"))
                            .findFirst()
                            .orElseThrow();
                    assertThat(get(URI.create(item.getUrl()))).isEqualTo(MOVIE);
                }
            }
        } finally {
            DockerClientFactory.lazyClient().removeVolumeCmd(volume).exec();
        }
    }

    @Test
    void options_reachTheServer() throws Exception {
        try (SyncSketchMockContainer mock = container()
                .withCredentials("ada@example.com", "s3cret")
                .withSeed("{\"accounts\": [{\"name\": \"Northlight\"}]}")
                .withOption("first-id", "5001")
                .withStrictRequests()) {
            mock.start();

            try (SyncSketchClient client = client(mock)) {
                assertThat(client.accounts().list().getObjects())
                        .singleElement()
                        .satisfies(account -> {
                            assertThat(account.getName()).isEqualTo("Northlight");
                            assertThat(account.getId()).isGreaterThan(5000);
                        });
            }
        }
    }

    @Test
    void worlds_areApart() throws Exception {
        try (SyncSketchMockContainer mock = container()) {
            mock.start();
            for (String name : List.of("one", "other")) {
                SyncSketchMockWorld world = mock.newWorld(name);
                try (SyncSketchClient client = SyncSketchClient.builder()
                        .host(world.url())
                        .credentials(Credentials.apiKey(world.user(), world.key()))
                        .build()) {
                    long account = client.accounts().list().getObjects().get(0).getId();
                    long project = client.projects().create(account, name).getId();
                    long review = client.reviews().create(project, "Dailies").getId();
                    client.uploads().upload(review, movie(name + ".mov"));

                    assertThat(client.items().ofReview(review))
                            .singleElement()
                            .extracting(Item::getUrl)
                            .asString()
                            .startsWith(mock.getUrl() + "/__storage/__worlds/" + name + "/");
                    assertThat(text(world.adminUrl().resolve("journal")))
                            .contains("/__worlds/" + name + "/")
                            .doesNotContain("/__worlds/" + (name.equals("one") ? "other" : "one") + "/");
                }
            }
        }
    }

    private static void assertRoutes(String... command) {
        assertThat(ProcessRunner.in(CLIENTS)
                        .installHint("install python3 and nodejs")
                        .run(Arrays.asList(command))
                        .outputOrFail())
                .endsWith("4 routes" + System.lineSeparator());
    }

    @Test
    void python_uploadsByEachRoute() {
        try (SyncSketchMockContainer mock = container()) {
            mock.start();

            assertRoutes(
                    System.getProperty("python"),
                    "upload_routes.py",
                    mock.getUrl().toString(),
                    mock.getUser(),
                    mock.getKey());
        }
    }

    @Test
    void node_uploadsByEachRoute() {
        try (SyncSketchMockContainer mock = container()) {
            mock.start();

            assertRoutes("node", "upload-routes.mjs", mock.getUrl().toString(), mock.getUser(), mock.getKey());
        }
    }

    @Test
    void genericContainerOfNode_uploadsByEachRoute() {
        assertRoutes("node", "generic-container.mjs", IMAGE);
    }
}
