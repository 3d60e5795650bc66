package com.syncsketch.it.documents;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import java.nio.file.Path;
import java.util.List;

/**
 * What a snippet finds: its fields are the names that a document may use without declaring them. Each snippet has a service
 * and a folder as {@code seed.json} and {@link SnippetFiles} make them, whatever the snippets before it did.
 */
public abstract class SnippetBase {

    /** The service, a mock server in the same process. */
    protected final MockSyncSketch mock;

    /** A client of it. */
    protected final SyncSketchClient client;

    /** What the environment names, too. */
    protected final String host;

    protected final String user;
    protected final String key;

    /** A workspace, with a project of it, a review of that with three items, and one of these with two comments. */
    protected final long accountId = 1001;

    protected final long projectId = 20;
    protected final long reviewId = 456;
    protected final long itemId = 789;

    /** A file in the current folder; the other ones that it has are named in {@link SnippetFiles}. */
    protected final Path file = SnippetFiles.SHOT;

    /** Takes what there is from the thread that makes it. */
    protected SnippetBase() {
        SnippetRunner.Props props = SnippetRunner.props();
        mock = props.mock();
        client = props.client();
        host = mock.url().toString();
        user = mock.user();
        key = mock.key();
    }

    /** Runs the snippet, and checks what came of it. */
    protected abstract void run() throws Exception;

    /** Gives what has been printed to the standard output, line by line. */
    protected final List<String> printed() {
        return SnippetRunner.printed();
    }
}
