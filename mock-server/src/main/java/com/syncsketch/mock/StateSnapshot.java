package com.syncsketch.mock;

import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.state.Resource;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.state.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * All data of a store as JSON. Compressed, because the data may take most of the memory. Written in one go, so that it is consistent and
 * the store is not locked while a client reads it. Immutable.
 */
final class StateSnapshot {

    private final byte[] compressed;

    private StateSnapshot(byte[] compressed) {
        this.compressed = compressed;
    }

    /** Takes a snapshot. Locks the store. */
    static StateSnapshot of(Store store) {
        return store.locked(() -> {
            Map<String, Table<? extends Resource>> tables = new LinkedHashMap<>();
            tables.put("accounts", store.accounts());
            tables.put("projects", store.projects());
            tables.put("reviews", store.reviews());
            tables.put("items", store.items());
            tables.put("revisions", store.revisions());
            tables.put("frames", store.frames());
            tables.put("people", store.people());
            tables.put("connections", store.connections());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Deflater fast = new Deflater(Deflater.BEST_SPEED);
            try (OutputStream out = new DeflaterOutputStream(bytes, fast)) {
                write(tables, out);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not write to memory", e);
            } finally {
                fast.end();
            }
            return new StateSnapshot(bytes.toByteArray());
        });
    }

    private static void write(Map<String, Table<? extends Resource>> tables, OutputStream out) throws IOException {
        String separator = "{";
        for (Map.Entry<String, Table<? extends Resource>> table : tables.entrySet()) {
            print(out, separator + '"' + table.getKey() + "\":");
            Json.writeArray(table.getValue().all().iterator(), Resource::fields, out);
            separator = ",";
        }
        out.write('}');
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the JSON. */
    void writeTo(OutputStream out) throws IOException {
        try (InflaterInputStream json = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            json.transferTo(out);
        }
    }
}
