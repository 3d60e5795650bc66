package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the content of the published jar and runs it. The timeout only prevents a hung process from blocking the build. */
@Timeout(120)
class ShadedJarIT {

    private static final String OWN = "com/syncsketch/mock/";

    @Test
    void relocatesItsLibraries() throws IOException {
        try (JarFile jar = new JarFile(ServerProcess.JAR.toFile())) {
            List<String> strangers = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> !name.startsWith(OWN) && !name.startsWith("META-INF/"))
                    .toList();

            assertThat(strangers).isEmpty();
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(
                            name -> name.matches("META-INF/(versions/.*|.*\\.(SF|RSA|DSA|EC))|.*module-info\\.class"))
                    .filteredOn(name -> name.startsWith("META-INF/services/"))
                    .allMatch(
                            name -> name.equals("META-INF/services/") || name.contains("com.syncsketch.mock.shaded."));
        }
    }

    @Test
    void hasAManifest() throws IOException {
        try (JarFile jar = new JarFile(ServerProcess.JAR.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("com.syncsketch.mock");
            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
            assertThat(manifest.getValue("Main-Class")).startsWith("com.syncsketch.mock.");
            assertThat(jar.stream().map(ZipEntry::getName)).contains("META-INF/LICENSE", "META-INF/NOTICE");
        }
    }

    @Test
    void dependsOnlyOnTheLibrariesInItsSignatures() throws IOException {
        String pom = Files.readString(ServerProcess.JAR.resolveSibling("dependency-reduced-pom.xml"));

        // The build section above names the libraries as well.
        String dependencies = pom.substring(pom.lastIndexOf("<dependencies>"));
        assertThat(dependencies.replaceAll(
                        "(?s)<dependency>((?!</dependency>).)*<scope>test</scope>.*?</dependency>", ""))
                .contains("<artifactId>jakarta.annotation-api</artifactId>")
                .contains("<artifactId>junit-jupiter-api</artifactId>")
                .doesNotContain("jackson", "jetty-", "networknt", "slf4j", "picocli", "syncsketch-openapi");
    }

    @Test
    void runs() throws IOException, InterruptedException {
        try (ServerProcess program = ServerProcess.jar("--port", "0", "--user", "ada@example.com", "--key", "s3cret")) {
            URI url = program.url();

            assertThat(Http.get(url, "ada@example.com", "s3cret", "/api/v1/account/")
                            .json()
                            .at("/objects/0/name")
                            .asText())
                    .isEqualTo("Studio");
            assertThat(Http.get(url, "ada@example.com", "s3cret", "/api/v1/account/?active=maybe")
                            .json()
                            .path("error")
                            .asText())
                    .contains("active");
            assertThat(response(url, "GET //__mock/ HTTP/1.1")).contains("The contract has no path //__mock/");
            // A refusal by Jetty itself, whose names relocation must not break.
            assertThat(response(url, "GET / HTTP/9.9")).contains("505", "Unknown Version");
            assertThat(Http.plain("GET", url, "/__mock/", null)
                            .json()
                            .path("version")
                            .asText())
                    .isNotEqualTo("development");

            program.terminate();
            // 128 plus the number of the signal, on Unix; no stack trace on any system.
            assertThat(program.exitCode()).isIn(143, 1);
            assertThat(program.errors()).isEmpty();
        }
    }

    @Test
    void killedServer_hasTheSavedWorlds_whenItRunsAgain(@TempDir Path folder) throws IOException {
        String[] options = {
            "--port",
            "0",
            "--single-port",
            "--state",
            folder.resolve("state.json").toString(),
            "--storage",
            folder.resolve("files").toString()
        };
        List<List<String>> saved;
        try (ServerProcess program = ServerProcess.jar(options)) {
            URI url = program.url();
            for (String name : List.of("gw0", "gw1")) {
                assertThat(Http.plain("POST", url, "/__mock/worlds", "{\"name\": \"" + name + "\"}")
                                .status())
                        .isEqualTo(201);
            }
            for (JsonNode world : Http.plain("GET", url, "/__mock/worlds", null).json()) {
                JsonClient client = client(url, world);
                String name = world.path("name").asText();
                long review = client.review(client.project("Show of " + name), "Dailies");
                new UploadRoutes(
                                url,
                                world.path("user").asText(),
                                world.path("key").asText(),
                                review)
                        .inParts("shot of " + name + ".mov");
            }
            saved = responses(url);
            assertThat(Http.plain("POST", url, "/__mock/save", "").status()).isEqualTo(204);
            Http.plain("POST", url, "/__mock/worlds/gw1/reset", "");
            Http.plain("POST", url, "/__mock/worlds", "{\"name\": \"not-saved\"}");
        }
        try (ServerProcess program = ServerProcess.jar(options)) {
            URI url = program.url();
            assertThat(responses(url)).isEqualTo(saved);
            for (JsonNode world : Http.plain("GET", url, "/__mock/worlds", null).json()) {
                JsonNode item =
                        client(url, world).get("/api/v1/item/").objects().get(0);
                assertThat(Http.text(item.path("url").asText())).isEqualTo("movie");
            }
        }
    }

    private static JsonClient client(URI url, JsonNode world) {
        return JsonClient.of(url, world.path("user").asText(), world.path("key").asText());
    }

    /** Returns the responses of each world, without what depends on the port and on the time. */
    private static List<List<String>> responses(URI url) {
        List<List<String>> all = new ArrayList<>();
        for (JsonNode world : Http.plain("GET", url, "/__mock/worlds", null).json()) {
            List<String> responses = new ArrayList<>(List.of(world.path("user") + " " + world.path("key")));
            for (String path : List.of("account", "project", "review", "item", "simpleperson")) {
                responses.add(client(url, world)
                        .get("/api/v1/" + path + "/")
                        .text()
                        .replace(url.toString(), "URL")
                        .replaceAll("X-Amz-(Signature|Date|Credential)=[^&\"]*", ""));
            }
            all.add(responses);
        }
        return all;
    }

    private static String response(URI url, String requestLine) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void usesNoOtherLibrariesOnTheClassPath(@TempDir Path folder) throws IOException {
        List<String> traps = List.of(
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.fasterxml.jackson.core.JsonFactory",
                "org.eclipse.jetty.server.Server",
                "org.slf4j.LoggerFactory",
                "picocli.CommandLine");
        for (String trap : traps) {
            compileTrap(folder, trap);
        }
        Path contract = folder.resolve("com/syncsketch/openapi/syncsketch.json");
        Files.createDirectories(contract.getParent());
        Files.writeString(contract, "{\"openapi\": \"3.0.3\", \"paths\": {}}");
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.slf4j.spi.SLF4JServiceProvider"), "org.slf4j.LoggerFactory");

        try (ServerProcess program = ServerProcess.withClassPath(List.of(folder))) {
            URI url = program.url();
            String key = "0123456789abcdef0123456789abcdef01234567";

            assertThat(Http.get(url, "mock@example.com", key, "/api/v1/account/")
                            .status())
                    .isEqualTo(200);
        }
    }

    /** Creates a class that fails on first use. */
    private static void compileTrap(Path folder, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        Path source = folder.resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                "package " + name.substring(0, dot) + "; public class " + name.substring(dot + 1)
                        + " { static { if (true) throw new java.lang.Error(\"somebody else's class was used\"); } }");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                InputStream.nullInputStream(),
                                null,
                                null,
                                "-implicit:none",
                                "-proc:none",
                                "-cp",
                                folder.toString(),
                                "-d",
                                folder.toString(),
                                source.toString()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=x", "--colour"})
    void rejectsInvalidOptions(String option) throws IOException, InterruptedException {
        try (ServerProcess program = ServerProcess.jar(option)) {
            assertThat(program.line()).isNull();
            assertThat(program.errors()).contains("Usage:").doesNotContain("\tat ");
            assertThat(program.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void reportsAPortInUse() throws IOException, InterruptedException {
        try (ServerProcess first = ServerProcess.jar();
                ServerProcess second = ServerProcess.jar("--port=" + first.url().getPort())) {
            assertThat(second.line()).isNull();
            assertThat(new ArrayList<>(second.errors().lines().toList()))
                    .singleElement()
                    .asString()
                    .startsWith("Cannot listen on 127.0.0.1:");
            assertThat(second.exitCode()).isEqualTo(1);
        }
    }
}
