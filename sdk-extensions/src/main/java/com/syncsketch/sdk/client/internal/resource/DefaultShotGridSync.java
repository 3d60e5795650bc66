package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.ShotGridStepsWithResponseApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.ReportedErrorException;
import com.syncsketch.sdk.client.error.ShotGridRefusedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.http.Redactor;
import com.syncsketch.sdk.client.internal.task.TaskFactory;
import com.syncsketch.sdk.client.internal.util.SafeListener;
import com.syncsketch.sdk.client.resource.ShotGrid;
import com.syncsketch.sdk.client.resource.ShotGridItemsProgress;
import com.syncsketch.sdk.client.resource.ShotGridItemsSync;
import com.syncsketch.sdk.client.resource.ShotGridSync;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridConfigTestRequest;
import com.syncsketch.sdk.model.ShotGridItemSyncRequest;
import com.syncsketch.sdk.model.ShotGridItemsCheck;
import com.syncsketch.sdk.model.ShotGridItemsCheckRequest;
import com.syncsketch.sdk.model.ShotGridPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridProjectPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridSyncProgress;
import feign.TypedResponse;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of {@link ShotGrid} that need several requests. Thread-safe. */
public final class DefaultShotGridSync implements ShotGridSync {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.shotgrid");

    private final ShotGridStepsWithResponseApi api;

    /**
     * Creates the operations.
     *
     * @param api sends the requests
     */
    public DefaultShotGridSync(ShotGridStepsWithResponseApi api) {
        this.api = api;
    }

    @Override
    public Task<ShotGridSyncProgress> syncReviewNotes(long reviewId) {
        return TaskFactory.startReviewNotes(api, reviewId);
    }

    @Override
    public Task<ShotGridSyncProgress> resumeReviewNotes(String taskId) {
        return TaskFactory.resumeReviewNotes(api, taskId);
    }

    @Override
    public List<Map<String, Object>> findPlaylists(long accountId, ShotGridPlaylistQuery query) {
        return playlists(api.playlistsWithResponse(accountId, query));
    }

    @Override
    public List<Map<String, Object>> findPlaylists(long accountId, long projectId, ShotGridProjectPlaylistQuery query) {
        return playlists(api.projectPlaylistsWithResponse(accountId, projectId, query));
    }

    @Override
    public void connect(ShotGridConfig config) {
        if (config.getUrl().isBlank()
                || config.getUsername().isBlank()
                || config.getKey().isBlank()) {
            throw new IllegalArgumentException("A connection to ShotGrid requires a URL, a user name and a key");
        }
        // Without a project, the field is null, as in the official Python client.
        ShotGridConfig settings =
                config.hasProject() ? config : config.toBuilder().project(null).build();
        test(settings);
        api.createConfigWithResponse(settings);
    }

    private void test(ShotGridConfig settings) {
        TypedResponse<Object> response;
        try {
            response = api.testConfigWithResponse(
                    ShotGridConfigTestRequest.builder().testSettings(settings).build());
        } catch (ApiException e) {
            throw isAboutSettings(e) ? new ShotGridRefusedException(reason(e), e) : e;
        } catch (ReportedErrorException e) {
            throw new ShotGridRefusedException(e.getReason(), null);
        }
        Object body = response.body();
        if (body instanceof String text) {
            // Not JSON, such as a login page, or a bare string, which may be the reason of a failure.
            throw new DecodingException(
                    "The test of the ShotGrid settings returned " + response.status()
                            + " with a text, which does not prove that they work; nothing was stored",
                    response.status(),
                    Redactor.of(settings).redact(text));
        }
    }

    /** Other errors concern the caller, the request rate or the service, not the settings. */
    private static boolean isAboutSettings(ApiException e) {
        return e.getStatus() / 100 == 4 && e.getStatus() != 401 && e.getStatus() != 408 && e.getStatus() != 429;
    }

    private static String reason(ApiException e) {
        String detail = e.getDetail().toString();
        return detail.isEmpty() ? e.getBody().strip() : detail;
    }

    @Override
    public ShotGridItemsSync syncItems(
            long projectId,
            @Nullable Long reviewId,
            String playlistCode,
            long playlistId,
            Consumer<ShotGridItemsProgress> listener) {
        Objects.requireNonNull(listener, "listener");
        ShotGridItemsCheckRequest playlist = ShotGridItemsCheckRequest.builder()
                .playlistCode(playlistCode)
                .playlistId(playlistId)
                .build();
        TypedResponse<ShotGridItemsCheck> check = reviewId == null
                ? api.checkItemsWithResponse(projectId, playlist)
                : api.checkReviewItemsWithResponse(projectId, reviewId, playlist);
        long review;
        List<Map<String, Object>> items;
        try {
            review = check.body().getReviewId();
            items = check.body().getItems();
        } catch (NoSuchElementException e) {
            throw new DecodingException(
                    "The response to the check of a ShotGrid playlist is not usable: " + e.getMessage(),
                    check.status(),
                    Json.text(check.body()));
        }
        List<Long> synced = new ArrayList<>();
        List<ShotGridItemsSync.Failure> failures = new ArrayList<>();
        SafeListener<ShotGridItemsProgress> progress = new SafeListener<>(listener, "synchronization", LOG);
        progress.accept(new ShotGridItemsProgress(0, 0, items.size()));
        for (Map<String, Object> item : items) {
            try {
                synced.add(syncItem(projectId, review, item));
            } catch (SyncSketchException e) {
                failures.add(new ShotGridItemsSync.Failure(item, e));
            }
            progress.accept(new ShotGridItemsProgress(synced.size(), failures.size(), items.size()));
        }
        return new ShotGridItemsSync(review, synced, failures);
    }

    private long syncItem(long projectId, long reviewId, Map<String, Object> item) {
        var response = api.syncItemWithResponse(
                projectId,
                reviewId,
                ShotGridItemSyncRequest.builder()
                        .playlistItemJson(Json.string(item))
                        .build());
        try {
            return response.body().getId();
        } catch (NoSuchElementException e) {
            throw new DecodingException(
                    "The response to the synchronization of a ShotGrid media file is not usable: " + e.getMessage(),
                    response.status(),
                    Json.text(response.body()));
        }
    }

    private static List<Map<String, Object>> playlists(TypedResponse<Object> response) {
        Object body = response.body();
        // An array, as other v2 lists, or an object with an array, as in the tests of the official Python client.
        Object list = body instanceof Map<?, ?> wrapped ? wrapped.get("playlists") : body;
        if (!(list instanceof List<?> elements) || !elements.stream().allMatch(Map.class::isInstance)) {
            throw new DecodingException(
                    "The response contains no list of playlists",
                    response.status(),
                    body == null ? "" : body instanceof String text ? text : Json.text(body));
        }
        List<Map<String, Object>> playlists = new ArrayList<>();
        for (Object element : elements) {
            @SuppressWarnings("unchecked") // The keys of a JSON object are strings.
            Map<String, Object> playlist = (Map<String, Object>) element;
            playlists.add(playlist);
        }
        return List.copyOf(playlists);
    }
}
