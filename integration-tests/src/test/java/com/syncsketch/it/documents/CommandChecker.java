package com.syncsketch.it.documents;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import com.syncsketch.it.FinishedProcess;
import com.syncsketch.it.documents.Document.Fence;
import com.syncsketch.it.documents.ShellParser.Command;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries out the commands of documents: the examples are run, calls by curl are sent, both to a mock server; of Maven and of the
 * program of the mock server the options are looked up.
 */
final class CommandChecker implements AutoCloseable {

    /** Programs of others; what they are told is not looked into. */
    private static final Set<String> OTHERS = Set.of(
            "cd",
            "export",
            "find",
            "git",
            "gpg",
            "grep",
            "ls",
            "node",
            "npm",
            "npx",
            "openapi-generator-cli",
            "python3",
            "xargs");

    private final Path root;
    private final Path folder;
    private final ProjectPoms poms;
    private final MockSyncSketch mock;

    /**
     * Starts a mock server.
     *
     * @param root the project
     * @param folder for the files of programs, an empty one
     */
    CommandChecker(Path root, Path folder) throws IOException {
        this.root = root;
        this.folder = folder;
        poms = new ProjectPoms(root);
        mock = MockSyncSketch.builder().seed(SnippetRunner.seed()).start();
    }

    /** Gives what is wrong with the commands of a block, or an empty list. */
    List<String> problems(Fence fence) throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        for (Command command : ShellParser.commands(fence)) {
            for (String problem : problems(command)) {
                problems.add("in line " + command.line() + " " + problem);
            }
        }
        return problems;
    }

    private List<String> problems(Command command) throws IOException, InterruptedException {
        String name = command.name();
        if (name.equals("mvn")) {
            return poms.problemsOfMaven(command.arguments());
        }
        if (name.equals("java")) {
            return problemsOfProgram(command.arguments());
        }
        if (name.equals("curl")) {
            return problemsOfCall(command.arguments());
        }
        if (name.startsWith(".ci/")) {
            return Files.isExecutable(root.resolve(name))
                    ? List.of()
                    : List.of("calls " + name + ", which is not there");
        }
        return OTHERS.contains(name) ? List.of() : List.of("calls " + name + ", which nothing here can check");
    }

    /** Runs the examples; asks the mock server, which would not end, for its options. */
    private List<String> problemsOfProgram(List<String> arguments) throws IOException {
        if (!arguments.get(0).equals("-jar")) {
            return List.of("runs java without -jar");
        }
        List<String> given = arguments.subList(2, arguments.size());
        switch (arguments.get(1)) {
            case "examples/target/syncsketch-examples.jar" -> {
                FinishedProcess run = program("com.syncsketch.examples.cli.Main", given);
                return run.exit() == 0 ? List.of() : List.of("ends with " + run.exit() + ": " + run.output());
            }
            case "mock-server/target/syncsketch-mock-server.jar" -> {
                FinishedProcess help = program("com.syncsketch.mock.internal.cli.Main", List.of("--help"));
                return given.stream()
                        .filter(option -> option.startsWith("--")
                                && !help.output().contains(" " + option.replaceFirst("=.*", "") + "="))
                        .map(option -> "has the option " + option + ", which is not in its help")
                        .toList();
            }
            default -> {
                return List.of("runs " + arguments.get(1) + ", which this build does not make");
            }
        }
    }

    private FinishedProcess program(String main, List<String> arguments) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        new SnippetFiles(work).tidy();
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main));
        all.addAll(arguments);
        return FinishedProcess.of(
                folder,
                work,
                Map.of(
                        SyncSketchClient.HOST_VARIABLE, mock.url().toString(),
                        Credentials.USER_VARIABLE, mock.user(),
                        Credentials.API_KEY_VARIABLE, mock.key()),
                "java",
                all);
    }

    /** Sends what curl would send, to a mock server of ours in place of the one at port 8080. */
    private List<String> problemsOfCall(List<String> arguments) throws IOException, InterruptedException {
        String method = null;
        String body = null;
        URI address = null;
        HttpRequest.Builder request = HttpRequest.newBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "-X" -> method = arguments.get(++i);
                case "-d" -> body = arguments.get(++i);
                case "-H" -> {
                    String[] header = arguments.get(++i).split(": ", 2);
                    request.header(header[0], header[1]);
                }
                default -> {
                    if (arguments.get(i).startsWith("-")) {
                        return List.of("has the option " + arguments.get(i) + ", which nothing here can check");
                    }
                    address = URI.create(arguments
                            .get(i)
                            .replace("http://127.0.0.1:8080", mock.url().toString()));
                }
            }
        }
        String usual = body == null ? "GET" : "POST";
        request.uri(address)
                .method(
                        method == null ? usual : method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), ofString());
        return answer.statusCode() < 300
                ? List.of()
                : List.of("is answered with " + answer.statusCode() + ": " + answer.body());
    }

    @Override
    public void close() {
        mock.close();
    }
}
