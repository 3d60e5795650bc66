package com.syncsketch.it.documents;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.it.FinishedProcess;
import com.syncsketch.it.documents.Document.Fence;
import com.syncsketch.it.documents.JavaSnippet.Kind;
import com.syncsketch.it.documents.SnippetRunner.Order;
import com.syncsketch.it.documents.SnippetRunner.Outcome;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles and runs the Java snippets of documents, in a folder of its own. */
final class SnippetSuite {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the mock server, and so in the environment. */
    private static final String USER = "script_user";

    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    private final Path folder;
    private final Map<Fence, String> failures = new HashMap<>();

    private SnippetSuite(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles and runs them.
     *
     * @param folder an empty one
     * @return the snippets in order, each with what is wrong with it, or an empty text
     */
    static Map<Fence, String> of(List<Document> documents, Path folder) throws IOException {
        List<Fence> fences = documents.stream()
                .flatMap(document -> document.fences().stream())
                .filter(fence ->
                        fence.language().equals("java") || !fence.notes().isEmpty())
                .toList();
        SnippetSuite run = new SnippetSuite(folder);
        run.all(fences);
        Map<Fence, String> results = new LinkedHashMap<>();
        fences.forEach(fence -> results.put(fence, run.failures.getOrDefault(fence, "")));
        return results;
    }

    private void all(List<Fence> fences) throws IOException {
        List<JavaSnippet> snippets = new ArrayList<>();
        for (Fence fence : fences) {
            try {
                snippets.add(JavaSnippet.of(fence));
            } catch (JavaSnippet.UnusableException e) {
                failures.put(fence, e.getMessage());
            }
        }
        SnippetCompiler compiler = new SnippetCompiler(Files.createDirectories(folder.resolve("classes")));
        List<JavaSnippet> compiled = compiler.compile(snippets);
        failures.putAll(compiler.failures());
        if (!compiled.isEmpty()) {
            run(compiled);
        }
    }

    private void run(List<JavaSnippet> snippets) throws IOException {
        List<String> orders = new ArrayList<>();
        for (JavaSnippet snippet : snippets) {
            orders.add(JSON.writeValueAsString(new Order(snippet.runs(), snippet.kind() == Kind.TESTS)));
        }
        Path outcomes = folder.resolve("outcomes");
        FinishedProcess process = start(Files.write(folder.resolve("orders"), orders), outcomes);
        List<Outcome> all = new ArrayList<>();
        for (String line : Files.exists(outcomes) ? Files.readAllLines(outcomes) : List.<String>of()) {
            all.add(JSON.readValue(line, Outcome.class));
        }
        Map<String, Outcome> byType = all.stream().collect(toMap(Outcome::type, outcome -> outcome));
        for (JavaSnippet snippet : snippets) {
            Outcome outcome = byType.get(snippet.runs());
            if (outcome == null) {
                failures.put(
                        snippet.fence(),
                        snippet.fence() + ": was not run, the process ended before: " + process.output());
            } else if (outcome.failure() != null) {
                failures.put(snippet.fence(), told(snippet, outcome));
            }
        }
    }

    private FinishedProcess start(Path orders, Path outcomes) throws IOException {
        // No other name can be resolved.
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
        return FinishedProcess.of(
                folder,
                Files.createDirectories(folder.resolve("work")),
                Map.of(Credentials.USER_VARIABLE, USER, Credentials.API_KEY_VARIABLE, KEY),
                "java",
                List.of(
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                        SnippetRunner.class.getName(),
                        orders.toString(),
                        outcomes.toString()));
    }

    private static String told(JavaSnippet snippet, Outcome outcome) {
        int line = snippet.sources().stream()
                .filter(source -> source.type().equals(outcome.place()))
                .mapToInt(source -> source.documentLine(outcome.line()))
                .findFirst()
                .orElse(0);
        return snippet.fence().document() + ":" + (line == 0 ? snippet.fence().line() : line) + ": fails: "
                + outcome.failure().strip();
    }
}
