package com.syncsketch.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The state that the server must have at the end of a run. It is kept in a file, so that it does not count towards the
 * memory of the client. Thread-safe until {@link #compare} is called.
 */
final class ExpectedState implements AutoCloseable {

    /** The prefix of all names; records without it existed before the run. */
    static final String PREFIX = "soak-";

    private static final String NO_FILE = "-";
    private static final int MAX_DIFFERENCES = 20;

    private final Path file;
    private final BufferedWriter out;
    private final List<String> differences = new ArrayList<>();

    ExpectedState(Path file) throws IOException {
        this.file = file;
        this.out = Files.newBufferedWriter(file);
    }

    /**
     * Records what an operation must have created, whether it succeeded or not.
     *
     * @param kind the kind of record: reviews, items or frames
     * @param name its unique name
     * @param records the number of records with that name, 0 or 1
     * @param objects the number of stored objects of the record, 0 or 1
     * @param upload the uploaded file, or null
     */
    synchronized void record(String kind, String name, int records, int objects, @Nullable Path upload) {
        try {
            out.write(String.join(
                    "\t",
                    kind,
                    name,
                    Integer.toString(records),
                    Integer.toString(objects),
                    upload == null ? NO_FILE : upload.toString()));
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares the expected state with the server and returns the differences. */
    List<String> compare(AdminClient admin) throws IOException {
        out.flush();
        Map<String, Integer> records = new HashMap<>();
        Map<Long, String> items = new HashMap<>();
        admin.state((kind, record) -> {
            String name = record.path(kind.equals("frames") ? "text" : "name").asText();
            if (name.startsWith(PREFIX)) {
                records.merge(kind + "\t" + name, 1, Integer::sum);
                if (kind.equals("items")) {
                    items.put(record.get("id").asLong(), name);
                }
            }
        });
        Map<String, List<JsonNode>> objects = new HashMap<>();
        for (JsonNode object : admin.list("objects")) {
            String name = items.get(object.get("item").asLong());
            if (name == null) {
                addDifference("object without a known item: " + object);
            } else {
                objects.computeIfAbsent(name, one -> new ArrayList<>()).add(object);
            }
        }
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                check(line.split("\t", -1), records, objects);
            }
        }
        records.forEach((name, count) -> addDifference("unexpected record, " + count + " times: " + name));
        objects.keySet().forEach(name -> addDifference("unexpected object: " + name));
        admin.list("uploads").forEach(open -> addDifference("multipart upload left open: " + open));
        return differences;
    }

    private void check(String[] line, Map<String, Integer> records, Map<String, List<JsonNode>> objects)
            throws IOException {
        String what = line[0] + "\t" + line[1];
        Integer found = records.remove(what);
        if ((found == null ? 0 : found) != Integer.parseInt(line[2])) {
            addDifference(what + ": expected " + line[2] + " records, found " + (found == null ? 0 : found));
        }
        List<JsonNode> media = line[0].equals("items") ? objects.remove(line[1]) : null;
        int stored = media == null ? 0 : media.size();
        if (stored != Integer.parseInt(line[3])) {
            addDifference(what + ": expected " + line[3] + " objects, found " + stored);
        }
        for (JsonNode object : media == null ? List.<JsonNode>of() : media) {
            if (!line[4].equals(NO_FILE) && !holds(object, Path.of(line[4]))) {
                addDifference(what + ": differs from the file " + line[4] + ": " + object);
            }
        }
    }

    private static boolean holds(JsonNode object, Path file) throws IOException {
        if (object.get("size").asLong() != Files.size(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            for (JsonNode part : object.get("parts")) {
                byte[] bytes = in.readNBytes(part.get("size").asInt());
                if (!HexFormat.of()
                        .formatHex(sha256().digest(bytes))
                        .equals(part.get("sha256").asText())) {
                    return false;
                }
            }
            return in.read() < 0;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    private void addDifference(String text) {
        // The first differences suffice to find the cause.
        if (differences.size() < MAX_DIFFERENCES) {
            differences.add(text);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
