package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.server.Trust;
import com.syncsketch.peers.jdk.ApiClient;
import com.syncsketch.peers.jdk.ApiException;
import com.syncsketch.peers.jdk.api.AnnotationsApi;
import com.syncsketch.peers.jdk.api.ItemsApi;
import com.syncsketch.peers.jdk.api.ProjectsApi;
import com.syncsketch.peers.jdk.model.FrameCreate;
import jakarta.annotation.Nullable;
import java.net.http.HttpClient;
import java.util.Objects;

/** The stock client for the JDK's HTTP client. */
final class StockNativeCaller implements Caller {

    private final ProjectsApi projects;
    private final ItemsApi items;
    private final AnnotationsApi annotations;

    StockNativeCaller(String url, @Nullable Trust trust) {
        ApiClient client = new ApiClient();
        if (trust != null) {
            client.setHttpClientBuilder(HttpClient.newBuilder().sslContext(trust.context()));
        }
        client.updateBaseUri(url);
        client.setRequestInterceptor(request -> request.header("Authorization", AUTHORIZATION));
        projects = new ProjectsApi(client);
        items = new ItemsApi(client);
        annotations = new AnnotationsApi(client);
    }

    @Override
    public String project(long id) throws ApiException {
        return Objects.requireNonNull(projects.getProject(id, null).getName());
    }

    @Override
    public int items(long reviewId) throws ApiException {
        return items.listItems(
                        null, null, null, null, null, null, reviewId, null, null, null, null, null, null, null, null,
                        100, null, null)
                .getObjects()
                .size();
    }

    @Override
    public long comment(long itemId, long revisionId, int frame, String text) throws ApiException {
        return annotations
                .createFrame(new FrameCreate()
                        .item("/api/v1/item/" + itemId + "/")
                        .revision("/api/v1/revision/" + revisionId + "/")
                        .type("comment")
                        .text(text)
                        .frame(frame))
                .getId();
    }

    @Override
    public void close() {
        // The JDK's client cannot be closed in Java 17; its threads end once it is unreachable.
    }
}
