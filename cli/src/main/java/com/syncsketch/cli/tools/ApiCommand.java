package com.syncsketch.cli.tools;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.sdk.client.RawResponse;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends any request to the service. */
@Command(
        name = "api",
        description = {
            "Send a request to any endpoint and print the response body",
            "",
            "With --paginate, the objects of all pages are one JSON array, or lines with --ndjson.",
            "",
            "Example: syncsketch api GET /api/v1/review/ -f project__id=123 --paginate"
        })
public final class ApiCommand extends BaseCommand {

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT, PATCH or DELETE.")
    private String method = "";

    @Parameters(index = "1", paramLabel = "PATH", description = "The path, such as /api/v1/project/.")
    private String path = "";

    @Option(
            names = {"-f", "--field"},
            order = 1,
            paramLabel = "KEY=VALUE",
            description = "A query parameter. Repeatable.")
    private Map<String, String> fields = Map.of();

    @Option(
            names = "--body",
            order = 2,
            paramLabel = "FILE",
            description = "A file with the request body in JSON; - for standard input.")
    private @Nullable String body;

    @Option(names = "--paginate", order = 3, description = "Request all pages of a list.")
    private boolean paginate;

    @Option(
            names = {"-i", "--include"},
            order = 4,
            description = "Print the status and the headers before the body.")
    private boolean include;

    /** Creates the command. */
    public ApiCommand() {}

    @Override
    public Integer call() throws IOException {
        String verb = method.toUpperCase(Locale.ROOT);
        check(verb.matches("GET|HEAD|POST|PUT|PATCH|DELETE"), method + " is not an HTTP method");
        check(!paginate || verb.equals("GET"), "--paginate requires GET");
        check(path.startsWith("/"), "PATH must start with a slash");
        Object json = body == null ? null : json(body);
        if (paginate) {
            new PageReader(client().raw(), output()).read(path, fields);
            return ExitCodes.OK;
        }
        RawResponse response = accepted(() -> client().raw().send(verb, path, new LinkedHashMap<>(fields), json));
        if (include) {
            output().line("HTTP " + response.getStatus());
            response.getHeaders()
                    .forEach((name, values) -> values.forEach(value -> output().line(name + ": " + value)));
            output().line("");
        }
        print(response);
        return ExitCodes.OK;
    }

    private void print(RawResponse response) {
        String text = response.getText();
        if (output().terminal().outIsTerminal() || output().isJson()) {
            List<String> lines = new ArrayList<>();
            try {
                JsonNode value = new JsonMapper().readTree(text);
                output().json(PageReader.plain(value));
                return;
            } catch (IOException e) {
                text.lines().forEach(lines::add);
            }
            lines.forEach(output()::line);
        } else if (!text.isEmpty()) {
            output().line(text);
        }
    }

    private JsonNode json(String file) throws IOException {
        try (InputStream in = file.equals("-") ? output().terminal().in() : Files.newInputStream(Path.of(file))) {
            return new JsonMapper().readTree(in);
        } catch (JacksonException e) {
            throw CliException.usage("--body is not JSON: " + e.getOriginalMessage());
        }
    }
}
