package com.syncsketch.benchmarks.calls;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.model.ItemQuery;

/** Our client, as a user would make it. */
final class SdkCaller implements Caller {

    private final SyncSketchClient client;

    SdkCaller(String address) {
        client = SyncSketchClient.builder()
                .host(address)
                .credentials(Credentials.apiKey(USER, KEY))
                .build();
    }

    @Override
    public String project(long id) {
        return client.projects().get(id).getName();
    }

    @Override
    public int items(long reviewId) {
        return client.items()
                .list(ItemQuery.builder().reviewsId(reviewId).limit(100).build())
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
