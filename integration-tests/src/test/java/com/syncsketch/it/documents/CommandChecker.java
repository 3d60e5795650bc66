package com.syncsketch.it.documents;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import com.syncsketch.it.documents.Document.Fence;
import com.syncsketch.it.documents.ShellParser.Command;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.testsupport.FinishedProcess;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the commands in documents. {@code syncsketch} and curl commands are run against a mock server. For Maven and the mock server
 * program, only the options are checked.
 */
final class CommandChecker implements AutoCloseable {

    /** Programs whose arguments are not checked. */
    private static final Set<String> UNCHECKED = Set.of(
            "cd",
            "docker",
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
     * @param root the root folder of the project
     * @param folder an empty folder for the files of programs
     */
    CommandChecker(Path root, Path folder) throws IOException {
        this.root = root;
        this.folder = folder;
        poms = new ProjectPoms(root);
        mock = MockSyncSketch.builder().seed(SnippetRunner.seed()).start();
    }

    /** Returns the problems of the commands in a block, or an empty list. */
    List<String> problems(Fence fence) throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        for (Command command : ShellParser.commands(fence)) {
            for (String problem : problems(command)) {
                problems.add("line " + command.line() + ": " + problem);
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
        if (name.equals("syncsketch")) {
            FinishedProcess run = program("com.syncsketch.cli.Main", command.arguments());
            return run.exitCode() == 0 ? List.of() : List.of("exits with " + run.exitCode() + ": " + run.output());
        }
        if (name.equals("curl")) {
            return problemsOfCurl(command.arguments());
        }
        if (name.startsWith(".ci/")) {
            return Files.isExecutable(root.resolve(name)) ? List.of() : List.of(name + " does not exist");
        }
        return UNCHECKED.contains(name) ? List.of() : List.of("cannot check the command " + name);
    }

    /** Runs the command-line program. For the mock server, which would not exit, checks the options only. */
    private List<String> problemsOfProgram(List<String> arguments) throws IOException {
        if (!arguments.get(0).equals("-jar")) {
            return List.of("java without -jar");
        }
        List<String> options = arguments.subList(2, arguments.size());
        switch (arguments.get(1)) {
            case "cli/target/syncsketch-cli-all.jar" -> {
                FinishedProcess run = program("com.syncsketch.cli.Main", options);
                return run.exitCode() == 0 ? List.of() : List.of("exits with " + run.exitCode() + ": " + run.output());
            }
            case "mock-server/target/syncsketch-mock-server.jar" -> {
                FinishedProcess help = program("com.syncsketch.mock.internal.cli.Main", List.of("--help"));
                return options.stream()
                        .filter(option -> option.startsWith("--")
                                && !help.output().contains(" " + option.replaceFirst("=.*", "") + "="))
                        .map(option -> "unknown option " + option)
                        .toList();
            }
            default -> {
                return List.of(arguments.get(1) + " is not an artifact of this build");
            }
        }
    }

    private FinishedProcess program(String main, List<String> arguments) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        new SnippetFiles(work).reset();
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main));
        all.addAll(arguments);
        return ProcessRunner.in(work)
                .environment(Map.of(
                        SyncSketchClient.HOST_VARIABLE, mock.url().toString(),
                        Credentials.USER_VARIABLE, mock.user(),
                        Credentials.API_KEY_VARIABLE, mock.key()))
                .jdk("java", all);
    }

    /** Sends the request of a curl command to the mock server of this class instead of port 8080. */
    private List<String> problemsOfCurl(List<String> arguments) throws IOException, InterruptedException {
        String method = null;
        String body = null;
        URI url = null;
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
                        return List.of("cannot check the option " + arguments.get(i));
                    }
                    url = URI.create(arguments
                            .get(i)
                            .replace("http://127.0.0.1:8080", mock.url().toString()));
                }
            }
        }
        String defaultMethod = body == null ? "GET" : "POST";
        request.uri(url)
                .method(
                        method == null ? defaultMethod : method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), ofString());
        return response.statusCode() < 300
                ? List.of()
                : List.of("responds with " + response.statusCode() + ": " + response.body());
    }

    @Override
    public void close() {
        mock.close();
    }
}
