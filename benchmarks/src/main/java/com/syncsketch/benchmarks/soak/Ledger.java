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
 * What the server must have in the end. It is a file, so that the memory of the process is the client's alone. Safe for use by
 * several threads until it is compared.
 */
final class Ledger implements AutoCloseable {

    /** All names begin so; whatever else the server has was there before. */
    static final String PREFIX = "soak-";

    private static final String NO_FILE = "-";
    private static final int MOST_COMPLAINTS = 20;

    private final Path file;
    private final BufferedWriter out;
    private final List<String> complaints = new ArrayList<>();

    Ledger(Path file) throws IOException {
        this.file = file;
        this.out = Files.newBufferedWriter(file);
    }

    /**
     * Notes what a call must have left, whether it succeeded or not.
     *
     * @param kind where the server shows it: reviews, items or frames
     * @param name its name, which nothing else has
     * @param records how many there are of it, 0 or 1
     * @param objects how many media it has, 0 or 1
     * @param medium the file that was uploaded, or null
     */
    synchronized void note(String kind, String name, int records, int objects, @Nullable Path medium) {
        try {
            out.write(String.join(
                    "\t",
                    kind,
                    name,
                    Integer.toString(records),
                    Integer.toString(objects),
                    medium == null ? NO_FILE : medium.toString()));
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares it with the server, and gives what differs. */
    List<String> compare(Control control) throws IOException {
        out.flush();
        Map<String, Integer> records = new HashMap<>();
        Map<Long, String> items = new HashMap<>();
        control.state((kind, record) -> {
            String name = record.path(kind.equals("frames") ? "text" : "name").asText();
            if (name.startsWith(PREFIX)) {
                records.merge(kind + "\t" + name, 1, Integer::sum);
                if (kind.equals("items")) {
                    items.put(record.get("id").asLong(), name);
                }
            }
        });
        Map<String, List<JsonNode>> objects = new HashMap<>();
        for (JsonNode object : control.list("objects")) {
            String name = items.get(object.get("item").asLong());
            if (name == null) {
                complain("an object of no known item: " + object);
            } else {
                objects.computeIfAbsent(name, one -> new ArrayList<>()).add(object);
            }
        }
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                check(line.split("\t", -1), records, objects);
            }
        }
        records.forEach((name, count) -> complain(count + " of what nobody made: " + name));
        objects.keySet().forEach(name -> complain("a medium that nobody uploaded: " + name));
        control.list("uploads").forEach(open -> complain("an upload in parts that was not ended: " + open));
        return complaints;
    }

    private void check(String[] line, Map<String, Integer> records, Map<String, List<JsonNode>> objects)
            throws IOException {
        String what = line[0] + "\t" + line[1];
        Integer found = records.remove(what);
        if ((found == null ? 0 : found) != Integer.parseInt(line[2])) {
            complain(what + ": there must be " + line[2] + ", and there are " + (found == null ? 0 : found));
        }
        List<JsonNode> media = line[0].equals("items") ? objects.remove(line[1]) : null;
        int stored = media == null ? 0 : media.size();
        if (stored != Integer.parseInt(line[3])) {
            complain(what + ": there must be media: " + line[3] + ", and there are " + stored);
        }
        for (JsonNode medium : media == null ? List.<JsonNode>of() : media) {
            if (!line[4].equals(NO_FILE) && !holds(medium, Path.of(line[4]))) {
                complain(what + ": is not the file " + line[4] + ": " + medium);
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
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private void complain(String text) {
        // The first ones tell what there is to know.
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(text);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
