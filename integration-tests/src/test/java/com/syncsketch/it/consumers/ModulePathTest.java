package com.syncsketch.it.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.syncsketch.it.Run;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.model.Project;
import feign.Feign;
import jakarta.annotation.Nullable;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Compiles and runs a program on the real module path, where nothing of ours and no dependency is on the class path. */
class ModulePathTest {

    /** Answers by method and path; the storage is on the same server. */
    private static final Map<String, String> ANSWERS = Map.of(
            "GET /api/v1/project/", "{\"objects\": [{\"id\": 20, \"name\": \"Show A\"}], \"meta\": {}}",
            "PATCH /api/v1/project/20/", "{\"id\": 20, \"name\": \"Show B\"}",
            "GET /api/v1/item/789/", "{\"id\": 789, \"revision_id\": 101}",
            "POST /api/v1/frame/", "{\"id\": 900}",
            "POST /items/uploadToReview/456/", "{\"id\": 790}");

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aModule_compilesAgainstTheClientAndCallsTheService() throws IOException {
        Path classes = folder.resolve("classes");
        Run javac = compile(classes, sources());
        assertThat(javac).as(javac.output()).isEqualTo(new Run(0, ""));

        Path file = Files.writeString(folder.resolve("shot.mov"), "moving pictures");
        String modules = classes + File.pathSeparator + modulePath();
        Run java = Run.of(
                folder,
                "java",
                List.of(
                        "--module-path",
                        modules,
                        "-m",
                        "com.example.consumer/com.example.consumer.Consumer",
                        url(),
                        file.toString()));
        assertThat(java.exit()).as(java.output()).isZero();
        assertThat(java.output().lines().filter(line -> !line.startsWith("SLF4J")))
                .containsExactly(
                        "modules com.syncsketch.sdk.client, com.syncsketch.sdk",
                        "project 20 Show A",
                        "all 20",
                        "renamed Show B",
                        "archived 20",
                        "comment 900",
                        "uploaded 790",
                        "signed 791",
                        "missing No such project",
                        "refused AccessDenied",
                        "event ReviewCreated[payload=ReviewCreatedEvent{action=review_created, review_id=456}]");
        assertThat(received)
                .contains("PATCH /api/v1/project/20/ {\"name\":\"Show B\",\"description\":null}")
                .anySatisfy(request -> assertThat(request)
                        .startsWith("GET /api/v1/project/?")
                        .contains("active=1", "fields=id%2Cname", "limit=2"));
    }

    @Test
    void aModule_cannotReachInternals() throws IOException {
        Path source = folder.resolve("com/example/consumer/Intruder.java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                "package com.example.consumer; class Intruder { com.syncsketch.sdk.client.internal.Transport t; }");
        List<String> sources = new ArrayList<>(sources());
        sources.add(source.toString());
        Run javac = compile(folder.resolve("classes"), sources);
        assertThat(javac.exit()).isNotZero();
        assertThat(javac.output()).contains("com.syncsketch.sdk.client.internal is not visible");
    }

    @Test
    void theClient_exportsAllOfItsPackagesButInternals() {
        ModuleDescriptor client = ModuleFinder.of(Path.of(home(SyncSketchClient.class)))
                .find("com.syncsketch.sdk.client")
                .orElseThrow()
                .descriptor();
        assertThat(client.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        Set<String> hidden = new TreeSet<>(client.packages());
        client.exports().forEach(exported -> hidden.remove(exported.source()));
        assertThat(hidden).containsExactly("com.syncsketch.sdk.client.internal");
    }

    private Run compile(Path classes, List<String> sources) {
        List<String> arguments = new ArrayList<>(List.of(
                "--release", "17", "-Xlint:all", "-Werror", "--module-path", modulePath(), "-d", classes.toString()));
        arguments.addAll(sources);
        return Run.of(folder, "javac", arguments);
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/jpms/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .toList();
        }
    }

    /** What users get, each named by one of its classes, and no more than that. */
    private static String modulePath() {
        return Stream.of(
                        SyncSketchClient.class,
                        Project.class,
                        Feign.class,
                        ObjectMapper.class,
                        JsonParser.class,
                        JsonProperty.class,
                        Nullable.class,
                        Logger.class)
                .map(ModulePathTest::home)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        if (request.equals("POST /uploads/get-s3-signed-url/")) {
            String bucket = body.contains("\"review_id\":31,") ? "/bucket/" : "/refusing/";
            send(exchange, 200, "{\"url\": \"" + url() + bucket + "\", \"fields\": {\"x-amz-meta-item-id\": \"791\"}}");
        } else if (request.equals("POST /bucket/")) {
            send(exchange, 204, "");
        } else if (request.equals("POST /refusing/")) {
            send(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
        } else {
            String answer = ANSWERS.get(request);
            send(exchange, answer == null ? 404 : 200, answer == null ? "{\"error\": \"No such project\"}" : answer);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
