package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads files of recorded calls. */
final class TraceFile {

    /** A mapper that preserves the precision of numbers. */
    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final int SCHEMA = 1;

    private TraceFile() {}

    /** Reads the recordings of usual calls. */
    static List<TraceCase> usual() throws IOException {
        return resource("wire-traces.json");
    }

    /** Reads the recordings of calls with unusual arguments, credentials and responses. */
    static List<TraceCase> odd() throws IOException {
        return resource("odd-wire-traces.json");
    }

    /** Reads all recordings of this project. */
    static List<TraceCase> own() throws IOException {
        List<TraceCase> cases = new ArrayList<>(usual());
        cases.addAll(odd());
        return List.copyOf(cases);
    }

    private static List<TraceCase> resource(String name) throws IOException {
        try (InputStream in = TraceFile.class.getResourceAsStream(name)) {
            return cases(JSON.readTree(Objects.requireNonNull(in, name)), name);
        }
    }

    static List<TraceCase> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return cases(JSON.readTree(in), file.toString());
        }
    }

    private static List<TraceCase> cases(JsonNode root, String name) {
        if (root.path("schema").asInt() != SCHEMA || !root.path("cases").isArray()) {
            throw new IllegalArgumentException(name + " is not a file of recorded calls with schema " + SCHEMA);
        }
        List<TraceCase> cases = new ArrayList<>();
        root.get("cases").forEach(json -> cases.add(new TraceCase(json)));
        return List.copyOf(cases);
    }
}
