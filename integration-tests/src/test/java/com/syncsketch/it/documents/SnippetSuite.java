package com.syncsketch.it.documents;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.it.documents.Document.Fence;
import com.syncsketch.it.documents.JavaSnippet.Kind;
import com.syncsketch.it.documents.SnippetRunner.SnippetResult;
import com.syncsketch.it.documents.SnippetRunner.SnippetTask;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.testsupport.FinishedProcess;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles and runs the Java snippets of documents in a separate folder. */
final class SnippetSuite {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The credentials of the mock server, which are also in the environment. */
    private static final String USER = "script_user";

    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    private final Path folder;
    private final Map<Fence, String> failures = new HashMap<>();

    private SnippetSuite(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles and runs the snippets.
     *
     * @param folder an empty folder
     * @return the snippets in order, with the error message of each, or an empty string
     */
    static Map<Fence, String> of(List<Document> documents, Path folder) throws IOException {
        List<Fence> fences = documents.stream()
                .flatMap(document -> document.fences().stream())
                .filter(fence -> fence.language().equals("java")
                        // A quoted file is checked by another test.
                        || !fence.notes().stream().allMatch(note -> note.key().equals(QuotedFilesTest.KEY)))
                .toList();
        SnippetSuite suite = new SnippetSuite(folder);
        suite.all(fences);
        Map<Fence, String> results = new LinkedHashMap<>();
        fences.forEach(fence -> results.put(fence, suite.failures.getOrDefault(fence, "")));
        return results;
    }

    private void all(List<Fence> fences) throws IOException {
        List<JavaSnippet> snippets = new ArrayList<>();
        for (Fence fence : fences) {
            try {
                snippets.add(JavaSnippet.of(fence));
            } catch (JavaSnippet.InvalidSnippetException e) {
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
        List<String> tasks = new ArrayList<>();
        for (JavaSnippet snippet : snippets) {
            tasks.add(JSON.writeValueAsString(new SnippetTask(snippet.runs(), snippet.kind() == Kind.TESTS)));
        }
        Path resultFile = folder.resolve("results");
        FinishedProcess process = start(Files.write(folder.resolve("tasks"), tasks), resultFile);
        List<SnippetResult> all = new ArrayList<>();
        for (String line : Files.exists(resultFile) ? Files.readAllLines(resultFile) : List.<String>of()) {
            all.add(JSON.readValue(line, SnippetResult.class));
        }
        Map<String, SnippetResult> byType = all.stream().collect(toMap(SnippetResult::type, result -> result));
        for (JavaSnippet snippet : snippets) {
            SnippetResult result = byType.get(snippet.runs());
            if (result == null) {
                failures.put(
                        snippet.fence(),
                        snippet.fence() + ": did not run, because the process exited before: " + process.output());
            } else if (result.failure() != null) {
                failures.put(snippet.fence(), message(snippet, result));
            }
        }
    }

    private FinishedProcess start(Path tasks, Path resultFile) throws IOException {
        // No other host name can be resolved.
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
        return ProcessRunner.in(Files.createDirectories(folder.resolve("work")))
                .environment(Map.of(Credentials.USER_VARIABLE, USER, Credentials.API_KEY_VARIABLE, KEY))
                .jdk(
                        "java",
                        List.of(
                                "--add-opens=java.base/java.util=ALL-UNNAMED",
                                "-Djdk.net.hosts.file=" + hosts,
                                "-cp",
                                folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                                SnippetRunner.class.getName(),
                                tasks.toString(),
                                resultFile.toString()));
    }

    private static String message(JavaSnippet snippet, SnippetResult result) {
        int line = snippet.sources().stream()
                .filter(source -> source.type().equals(result.place()))
                .mapToInt(source -> source.documentLine(result.line()))
                .findFirst()
                .orElse(0);
        return snippet.fence().document() + ":" + (line == 0 ? snippet.fence().line() : line) + ": fails: "
                + result.failure().strip();
    }
}
