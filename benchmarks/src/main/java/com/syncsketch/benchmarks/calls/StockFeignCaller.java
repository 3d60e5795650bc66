package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.server.Trust;
import com.syncsketch.peers.feign.ApiClient;
import com.syncsketch.peers.feign.api.AnnotationsApi;
import com.syncsketch.peers.feign.api.ItemsApi;
import com.syncsketch.peers.feign.api.ProjectsApi;
import com.syncsketch.peers.feign.model.FrameCreate;
import feign.okhttp.OkHttpClient;
import jakarta.annotation.Nullable;
import java.util.Objects;

/** The stock Feign client, over OkHttp. */
final class StockFeignCaller implements Caller {

    private final okhttp3.OkHttpClient http;
    private final ProjectsApi projects;
    private final ItemsApi items;
    private final AnnotationsApi annotations;

    StockFeignCaller(String url, @Nullable Trust trust) {
        ApiClient client = new ApiClient("apiKeyHeader", AUTHORIZATION).setBasePath(url);
        http = OkHttpSettings.apply(new okhttp3.OkHttpClient.Builder(), trust);
        client.getFeignBuilder().client(new OkHttpClient(http));
        projects = client.buildClient(ProjectsApi.class);
        items = client.buildClient(ItemsApi.class);
        annotations = client.buildClient(AnnotationsApi.class);
    }

    @Override
    public String project(long id) {
        return Objects.requireNonNull(
                projects.getProject(id, new ProjectsApi.GetProjectQueryParams()).getName());
    }

    @Override
    public int items(long reviewId) {
        return items.listItems(
                        new ItemsApi.ListItemsQueryParams().reviewsId(reviewId).limit(100))
                .getObjects()
                .size();
    }

    @Override
    public long comment(long itemId, long revisionId, int frame, String text) {
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
        http.connectionPool().evictAll();
    }
}
