package com.syncsketch.it.documents;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import java.nio.file.Path;
import java.util.List;

/**
 * The base class of snippets. Its fields are the predefined names in documents. Each snippet starts with the data of {@code
 * seed.json} and the files of {@link SnippetFiles}, regardless of earlier snippets.
 */
public abstract class SnippetBase {

    /** The service, a mock server in the same process. */
    protected final MockSyncSketch mock;

    /** A client of the mock server. */
    protected final SyncSketchClient client;

    /** The URL of the mock server, which is also in the environment. */
    protected final String host;

    protected final String user;
    protected final String key;

    /** The ids of a workspace, a project, a review with three items, and an item with two comments. */
    protected final long accountId = 1001;

    protected final long projectId = 20;
    protected final long reviewId = 456;
    protected final long itemId = 789;

    /** A file in the current folder; {@link SnippetFiles} lists the others. */
    protected final Path file = SnippetFiles.SHOT;

    /** Takes the objects from the {@link SnippetRunner}. */
    protected SnippetBase() {
        SnippetRunner.Fixture fixture = SnippetRunner.fixture();
        mock = fixture.mock();
        client = fixture.client();
        host = mock.url().toString();
        user = mock.user();
        key = mock.key();
    }

    /** Runs the snippet and checks its outcome. */
    protected abstract void run() throws Exception;

    /** Returns the lines that were printed to standard output. */
    protected final List<String> printed() {
        return SnippetRunner.printed();
    }
}
