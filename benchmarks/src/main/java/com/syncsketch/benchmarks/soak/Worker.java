package com.syncsketch.benchmarks.soak;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemCreate;
import com.syncsketch.sdk.model.ProcessingStatus;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;

/** Performs random operations one after another and compares each response with the expected state. Used by one thread. */
final class Worker {

    private final SyncSketchClient client;
    private final FaultSchedule schedule;
    private final ExpectedState expected;
    private final SoakFixture fixture;
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

    /** The last upload. */
    private record Upload(long itemId, Path file) {}

    Worker(int number, SyncSketchClient client, FaultSchedule schedule, ExpectedState expected, SoakFixture fixture) {
        this.client = client;
        this.schedule = schedule;
        this.expected = expected;
        this.fixture = fixture;
        this.random = new Random(number);
        this.prefix = ExpectedState.PREFIX + number + "-";
        this.download = fixture.scratch().resolve("download" + number);
        this.review = fixture.review();
        this.item = fixture.item();
        this.itemReview = fixture.review();
    }

    /**
     * Performs one operation.
     *
     * @return true if it succeeded, false if it failed because of an injected fault
     * @throws IllegalStateException if the result is wrong, or if no injected fault explains the failure
     */
    boolean step() throws IOException {
        int draw = random.nextInt(200);
        if (draw < 30) {
            return page();
        } else if (draw < 40) {
            return project();
        } else if (draw < 50) {
            return tree();
        } else if (draw < 56) {
            return review();
        } else if (draw < 86) {
            return item();
        } else if (draw < 126) {
            return comment();
        } else if (draw < 150) {
            return frames();
        } else if (draw < 174) {
            return form();
        } else if (draw < 186) {
            return signed();
        } else if (draw < 187) {
            return parts();
        }
        return download();
    }

    private boolean page() {
        return read("listItems", () -> {
            int count = 0;
            Set<Long> ids = new HashSet<>();
            for (Item next : client.items().ofReview(fixture.full())) {
                ids.add(next.getId());
                count++;
            }
            requireEqual("items", SoakFixture.ITEMS, count);
            requireEqual("distinct items", SoakFixture.ITEMS, ids.size());
        });
    }

    private boolean project() {
        return read(
                "getProject",
                () -> requireEqual(
                        "project",
                        fixture.project(),
                        client.projects().get(fixture.project()).getId()));
    }

    private boolean tree() {
        return read("getTree", () -> requireEqual("workspaces", 1, client.tree().size()));
    }

    private boolean review() {
        String name = name();
        return create(
                "createReview",
                "reviews",
                name,
                () -> review = client.reviews().create(fixture.project(), name).getId());
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
                throw new IllegalStateException("expected comments " + comments + ", found " + found);
            }
        });
    }

    private boolean form() {
        String name = fileName();
        Path file = fixture.small(random);
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
        Path file = fixture.small(random);
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
                fixture.large(),
                () -> client.uploads()
                        .upload(request(name, fixture.large())
                                .partSize(UploadRequest.MIN_PART_SIZE)
                                .build())
                        .getId());
    }

    private UploadRequestBuilder request(String name, Path file) {
        return UploadRequest.builder(fixture.review(), file).name(name);
    }

    private boolean download() {
        Upload last = upload;
        if (last == null) {
            return form();
        }
        return read("storage.getObject", () -> {
            Item item = client.items().get(last.itemId());
            // Each read advances the processing state of the item.
            for (int i = 0; !ProcessingStatus.DONE.equals(item.getProcessingStatus()); i++) {
                if (i > SoakFixture.READS) {
                    throw new IllegalStateException("item is still not processed: " + item);
                }
                item = client.items().get(last.itemId());
            }
            client.downloads().download(item.getUrl(), download);
            if (Files.mismatch(download, last.file()) >= 0) {
                throw new IllegalStateException(item.getName() + " differs from the uploaded file");
            }
            Files.delete(download);
        });
    }

    private String name() {
        return prefix + ++names;
    }

    /** Returns a name with an extension, because a multipart upload would append one. */
    private String fileName() {
        return name() + ".mov";
    }

    private static void requireEqual(String what, long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException(what + ": expected " + expected + ", found " + actual);
        }
    }

    /** A read operation with its checks. */
    @FunctionalInterface
    private interface ReadOperation {
        void read() throws IOException;
    }

    private boolean read(String operation, ReadOperation reading) {
        try {
            reading.read();
            return true;
        } catch (SyncSketchException e) {
            reason(e, operation);
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("cannot compare the files", e);
        }
    }

    private boolean create(String operation, String kind, String name, Runnable call) {
        try {
            call.run();
            expected.record(kind, name, 1, 0, null);
            return true;
        } catch (SyncSketchException e) {
            expected.record(kind, name, reason(e, operation).carriedOut() ? 1 : 0, 0, null);
            return false;
        }
    }

    private boolean upload(String operation, String name, Path file, LongSupplier call) {
        try {
            upload = new Upload(call.getAsLong(), file);
            expected.record("items", name, 1, 1, file);
            return true;
        } catch (SyncSketchException e) {
            InjectedFault reason = reason(e, operation);
            // The storage form and multipart uploads create the item first; an upload through the service creates both
            // at
            // once.
            boolean item = reason.carriedOut() || reason.operation().equals("storage.postForm");
            boolean media = reason.carriedOut() && !reason.operation().equals("startUpload");
            expected.record("items", name, item ? 1 : 0, media ? 1 : 0, file);
            return false;
        }
    }

    private InjectedFault reason(SyncSketchException failure, String operation) {
        InjectedFault reason = schedule.reason(failure, operation);
        if (reason == null) {
            throw new IllegalStateException("no injected fault explains this failure of " + operation, failure);
        }
        return reason;
    }
}
