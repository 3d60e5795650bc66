package com.syncsketch.benchmarks.soak;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemCreate;
import com.syncsketch.sdk.model.ItemStatus;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;

/** One of those who work: does one thing after the other, and compares what it gets with what it knows. */
final class Hand {

    private final SyncSketchClient client;
    private final Weather weather;
    private final Ledger ledger;
    private final Place place;
    private final Random random;
    private final String prefix;
    private final Path download;

    private int names;
    private long review;
    private long item;
    private long itemReview;
    private final Set<String> comments = new HashSet<>();

    @Nullable
    private Upload upload;

    /** What was uploaded last. */
    private record Upload(long itemId, Path file) {}

    Hand(int number, SyncSketchClient client, Weather weather, Ledger ledger, Place place) {
        this.client = client;
        this.weather = weather;
        this.ledger = ledger;
        this.place = place;
        this.random = new Random(number);
        this.prefix = Ledger.PREFIX + number + "-";
        this.download = place.scratch().resolve("download" + number);
        this.review = place.review();
        this.item = place.item();
        this.itemReview = place.review();
    }

    /**
     * Does one thing.
     *
     * @return whether it succeeded; false if it failed as it had to
     * @throws IllegalStateException if it went in a way that it must not
     */
    boolean step() throws IOException {
        int lot = random.nextInt(200);
        if (lot < 30) {
            return page();
        } else if (lot < 40) {
            return project();
        } else if (lot < 50) {
            return tree();
        } else if (lot < 56) {
            return review();
        } else if (lot < 86) {
            return item();
        } else if (lot < 126) {
            return comment();
        } else if (lot < 150) {
            return frames();
        } else if (lot < 174) {
            return form();
        } else if (lot < 186) {
            return signed();
        } else if (lot < 187) {
            return parts();
        }
        return download();
    }

    private boolean page() {
        return read("listItems", () -> {
            int count = 0;
            Set<Long> ids = new HashSet<>();
            for (Item each : client.items().ofReview(place.full())) {
                ids.add(each.getId());
                count++;
            }
            same("items", Place.ITEMS, count);
            same("different items", Place.ITEMS, ids.size());
        });
    }

    private boolean project() {
        return read(
                "getProject",
                () -> same(
                        "project",
                        place.project(),
                        client.projects().get(place.project()).getId()));
    }

    private boolean tree() {
        return read("getTree", () -> same("workspaces", 1, client.tree().size()));
    }

    private boolean review() {
        String name = name();
        return create(
                "createReview",
                "reviews",
                name,
                () -> review = client.reviews().create(place.project(), name).getId());
    }

    private boolean item() {
        String name = name();
        return create("createItem", "items", name, () -> {
            item = client.items()
                    .addHosted(ItemCreate.builder()
                            .reviewId(review)
                            .name(name)
                            .fps(24.0)
                            .build())
                    .getId();
            itemReview = review;
            comments.clear();
        });
    }

    private boolean comment() {
        String text = name();
        boolean done = create(
                "createFrame", "frames", text, () -> client.annotations().addComment(item, itemReview, 12, text));
        if (done) {
            comments.add(text);
        }
        return done;
    }

    private boolean frames() {
        return read("listFrames", () -> {
            Set<String> found = new HashSet<>();
            for (Frame frame : client.annotations().ofItem(item)) {
                found.add(frame.getText());
            }
            if (!found.containsAll(comments)) {
                throw new IllegalStateException("Comments " + comments + " were made, and there are " + found);
            }
        });
    }

    private boolean form() {
        String name = fileName();
        Path file = place.small(random);
        return upload(
                "uploadToReview",
                name,
                file,
                () -> client.uploads()
                        .uploadToServer(request(name, file).build())
                        .getId());
    }

    private boolean signed() {
        String name = fileName();
        Path file = place.small(random);
        return upload(
                "storage.postForm",
                name,
                file,
                () -> client.uploads().uploadSigned(request(name, file).build()).getId());
    }

    private boolean parts() {
        String name = fileName();
        return upload(
                "startUpload",
                name,
                place.large(),
                () -> client.uploads()
                        .upload(request(name, place.large())
                                .partSize(UploadRequest.SMALLEST_PART)
                                .build())
                        .getId());
    }

    private UploadRequest.Builder request(String name, Path file) {
        return UploadRequest.builder(place.review(), file).name(name);
    }

    private boolean download() {
        Upload last = upload;
        if (last == null) {
            return form();
        }
        return read("storage.getObject", () -> {
            Item item = client.items().get(last.itemId());
            // Each reading brings it a step nearer to its end.
            for (int i = 0; !ItemStatus.DONE.equals(item.getStatus()); i++) {
                if (i > Place.READS) {
                    throw new IllegalStateException("Still not done: " + item);
                }
                item = client.items().get(last.itemId());
            }
            client.downloads().download(item.getUrl(), download);
            if (Files.mismatch(download, last.file()) >= 0) {
                throw new IllegalStateException(item.getName() + " is not what was uploaded");
            }
            Files.delete(download);
        });
    }

    private String name() {
        return prefix + ++names;
    }

    /** With an ending, which an upload in parts would add. */
    private String fileName() {
        return name() + ".mov";
    }

    private static void same(String what, long wanted, long found) {
        if (wanted != found) {
            throw new IllegalStateException(what + ": there must be " + wanted + ", and there are " + found);
        }
    }

    /** Something that may fail with a reason. */
    @FunctionalInterface
    private interface Reading {
        void read() throws IOException;
    }

    private boolean read(String operation, Reading reading) {
        try {
            reading.read();
            return true;
        } catch (SyncSketchException e) {
            reason(e, operation);
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("A file cannot be compared", e);
        }
    }

    private boolean create(String operation, String kind, String name, Runnable call) {
        try {
            call.run();
            ledger.note(kind, name, 1, 0, null);
            return true;
        } catch (SyncSketchException e) {
            ledger.note(kind, name, reason(e, operation).carriedOut() ? 1 : 0, 0, null);
            return false;
        }
    }

    private boolean upload(String operation, String name, Path file, LongSupplier call) {
        try {
            upload = new Upload(call.getAsLong(), file);
            ledger.note("items", name, 1, 1, file);
            return true;
        } catch (SyncSketchException e) {
            Trouble reason = reason(e, operation);
            // A form of the storage and parts come after the item; the way through the service makes both at once.
            boolean item = reason.carriedOut() || reason.operation().equals("storage.postForm");
            boolean medium = reason.carriedOut() && !reason.operation().equals("startUpload");
            ledger.note("items", name, item ? 1 : 0, medium ? 1 : 0, file);
            return false;
        }
    }

    private Trouble reason(SyncSketchException failure, String operation) {
        Trouble reason = weather.reason(failure, operation);
        if (reason == null) {
            throw new IllegalStateException("Nothing gives a reason for this failure of " + operation, failure);
        }
        return reason;
    }
}
