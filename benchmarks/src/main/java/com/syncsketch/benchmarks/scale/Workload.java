package com.syncsketch.benchmarks.scale;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.model.ItemQuery;
import java.nio.file.Path;
import java.util.Iterator;

/** An operation that is repeated many times in one process. */
enum Workload {
    ITEMS("Paging through a project", "items read", 100_000, 1_000) {
        @Override
        Step prepare(SyncSketchClient client, Path file) {
            Iterator<?> items = client.items()
                    .all(ItemQuery.builder().projectId(20).limit(100).build())
                    .iterator();
            return items::next;
        }
    },
    COMMENTS("Writing comments", "comments written", 10_000, 100) {
        @Override
        Step prepare(SyncSketchClient client, Path file) {
            return () -> client.annotations().addCommentToRevision(789, 101, 41, "Hold two frames longer");
        }
    },
    UPLOADS("Uploading one file after another", "files of 1 MiB uploaded", 1_000, 20) {
        @Override
        Step prepare(SyncSketchClient client, Path file) {
            return () -> client.uploads().upload(456, file);
        }
    };

    private final String title;
    private final String across;
    private final int count;
    private final int smokeCount;

    Workload(String title, String across, int count, int smokeCount) {
        this.title = title;
        this.across = across;
        this.count = count;
        this.smokeCount = smokeCount;
    }

    /** Performs the operation once. */
    @FunctionalInterface
    interface Step {
        void run();
    }

    /** Prepares the operation for a client; uploads use the file. */
    abstract Step prepare(SyncSketchClient client, Path file);

    String title() {
        return title;
    }

    String across() {
        return across;
    }

    int count(boolean smoke) {
        return smoke ? smokeCount : count;
    }
}
