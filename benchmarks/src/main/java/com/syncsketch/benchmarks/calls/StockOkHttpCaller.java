package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.server.Trust;
import com.syncsketch.peers.okhttp.ApiClient;
import com.syncsketch.peers.okhttp.ApiException;
import com.syncsketch.peers.okhttp.api.AnnotationsApi;
import com.syncsketch.peers.okhttp.api.ItemsApi;
import com.syncsketch.peers.okhttp.api.ProjectsApi;
import com.syncsketch.peers.okhttp.model.FrameCreate;
import jakarta.annotation.Nullable;
import java.util.Objects;

/** The stock client for OkHttp and Gson. */
final class StockOkHttpCaller implements Caller {

    private final ApiClient client;
    private final ProjectsApi projects;
    private final ItemsApi items;
    private final AnnotationsApi annotations;

    StockOkHttpCaller(String url, @Nullable Trust trust) {
        client = new ApiClient();
        client.setHttpClient(OkHttpSettings.apply(client.getHttpClient().newBuilder(), trust));
        client.setBasePath(url);
        client.addDefaultHeader("Authorization", AUTHORIZATION);
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
        client.getHttpClient().dispatcher().executorService().shutdown();
        client.getHttpClient().connectionPool().evictAll();
    }
}
