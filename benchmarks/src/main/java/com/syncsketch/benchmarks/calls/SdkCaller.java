package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.server.Trust;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.model.ItemQuery;
import jakarta.annotation.Nullable;

/** Our client. */
final class SdkCaller implements Caller {

    private final SyncSketchClient client;

    SdkCaller(String url, @Nullable Trust trust) {
        SyncSketchClientBuilder builder =
                SyncSketchClient.builder().host(url).credentials(Credentials.apiKey(USER, KEY));
        builder.maxConnections(MAX_CONNECTIONS);
        if (trust != null) {
            builder.sslContext(trust.context());
        }
        client = builder.build();
    }

    @Override
    public String project(long id) {
        return client.projects().get(id).getName();
    }

    @Override
    public int items(long reviewId) {
        return client.items()
                .list(ItemQuery.builder().reviewId(reviewId).limit(100).build())
                .getObjects()
                .size();
    }

    @Override
    public long comment(long itemId, long revisionId, int frame, String text) {
        return client.annotations()
                .addCommentToRevision(itemId, revisionId, frame, text)
                .getId();
    }

    @Override
    public void close() {
        client.close();
    }
}
