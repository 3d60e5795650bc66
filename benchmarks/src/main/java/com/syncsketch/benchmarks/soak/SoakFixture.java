package com.syncsketch.benchmarks.soak;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * The data that exists before a run: a review to page through, a review to work in, and files to upload.
 *
 * @param scratch a folder for files
 */
record SoakFixture(Path scratch) {

    /** The number of items in the full review. */
    static final int ITEMS = 60;

    /** The page size of the server. */
    static final int PAGE = 20;

    /** The number of reads until a media file is processed. */
    static final int READS = 1;

    static final String USER = "soak@example.com";
    static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    private static final int SMALL_FILES = 4;

    /** The size of a file of two parts, the second one short. */
    private static final int LARGE_BYTES = 6 * 1024 * 1024;

    long project() {
        return 20;
    }

    long full() {
        return 30;
    }

    long review() {
        return 31;
    }

    long item() {
        return 40;
    }

    Path seed() {
        return scratch.resolve("seed.json");
    }

    Path small(Random random) {
        return small(random.nextInt(SMALL_FILES));
    }

    private Path small(int number) {
        return scratch.resolve("small" + number + ".mov");
    }

    Path large() {
        return scratch.resolve("large.mov");
    }

    /** Writes the seed of the server and the files to upload. */
    void prepare() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < SMALL_FILES; i++) {
            Files.write(small(i), bytes(random, 20_000 * (i + 1)));
        }
        Files.write(large(), bytes(random, LARGE_BYTES));
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode seed = json.objectNode();
        ObjectNode account = seed.putArray("accounts").addObject().put("name", "Northlight");
        ArrayNode reviews = account.putArray("projects")
                .addObject()
                .put("id", project())
                .put("name", "Aurora")
                .putArray("reviews");
        ArrayNode items =
                reviews.addObject().put("id", full()).put("name", "Full").putArray("items");
        for (int i = 0; i < ITEMS; i++) {
            items.addObject().put("name", "shot_" + i + ".mov").put("fps", 24);
        }
        reviews.addObject()
                .put("id", review())
                .put("name", "Work")
                .putArray("items")
                .addObject()
                .put("id", item())
                .put("name", "first.mov")
                .put("fps", 24);
        Files.writeString(seed(), seed.toString());
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
