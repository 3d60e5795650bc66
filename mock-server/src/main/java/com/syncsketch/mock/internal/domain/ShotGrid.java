package com.syncsketch.mock.internal.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The simulated ShotGrid site: its settings, playlists and sent notes. Guarded by the lock of the {@link Store}; the methods for tests
 * lock it themselves.
 */
public final class ShotGrid {

    private final Store store;
    private final Map<Long, Playlist> playlists = new LinkedHashMap<>();

    private boolean restricted;
    private final Map<Long, Long> links = new HashMap<>();
    private final Map<Long, Playlist> playlistsOfReviews = new HashMap<>();
    private final Map<Long, Map<JsonNode, Item>> syncedItems = new HashMap<>();
    private final Set<Long> sentNotes = new HashSet<>();
    private Optional<ObjectNode> accepted = Optional.empty();
    private Optional<String> rejection = Optional.empty();
    private boolean sketchesFail;

    /**
     * An ordered list of versions.
     *
     * @param id the id in ShotGrid
     * @param accountId the workspace that can see it
     * @param projectId the id of the project in ShotGrid, or null for none
     * @param code its name
     * @param items its items, as the check of items returns them
     */
    public record Playlist(
            long id, long accountId, @Nullable Long projectId, String code, List<JsonNode> items) {

        /** Converts it to JSON as in the examples of the contract; no source shows the real format. */
        public ObjectNode view() {
            return JsonNodeFactory.instance.objectNode().put("id", id).put("code", code);
        }
    }

    /**
     * The result of sending notes to the site.
     *
     * @param comments the number of comments
     * @param sketches the number of sketches
     * @param attachments the number of files attached to them
     * @param sketchesFailed whether sketches could not be sent
     */
    public record Sent(int comments, int sketches, int attachments, boolean sketchesFailed) {}

    public ShotGrid(Store store) {
        this.store = store;
    }

    /**
     * Accepts only these settings. Locks the store.
     *
     * @param url the URL of the site
     * @param username the name of the script user
     * @param key the key of the script user
     */
    public void acceptOnly(String url, String username, String key) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("url", url).put("username", username).put("key", key);
        store.locked(() -> accepted = Optional.of(settings));
    }

    /**
     * Rejects all settings. Locks the store.
     *
     * @param reason the error message
     */
    public void rejectAll(String reason) {
        store.locked(() -> rejection = Optional.of(reason));
    }

    /**
     * Adds a playlist. Locks the store.
     *
     * @param accountId the workspace
     * @param projectId the id of the project in ShotGrid, or null for none
     * @param code the name
     * @param items the names of its items
     * @return the id of the playlist
     * @throws IllegalArgumentException if there is no such workspace
     */
    public long addPlaylist(long accountId, @Nullable Long projectId, String code, List<String> items) {
        return store.locked(() -> {
            if (store.accounts().find(accountId).isEmpty()) {
                throw new IllegalArgumentException("There is no workspace " + accountId);
            }
            List<JsonNode> elements = items(items);
            return add(new Playlist(store.newId(), accountId, projectId, code, elements))
                    .id();
        });
    }

    private Playlist add(Playlist playlist) {
        playlists.put(playlist.id(), playlist);
        return playlist;
    }

    private List<JsonNode> items(List<String> names) {
        return names.stream()
                .map(name -> normalized(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", store.newId())
                        .put("name", name)))
                .toList();
    }

    /** Removes the default playlists of the site, so that it has only those that were added. Locks the store. */
    public void restrictToAddedPlaylists() {
        store.locked(() -> restricted = true);
    }

    /**
     * Finds a playlist of a workspace. Unless {@link #restrictToAddedPlaylists} was called, an unknown playlist is created with two
     * items, so that a test of a sync need not set up the site. The playlists of a seed exist in addition.
     */
    public Optional<Playlist> playlist(long accountId, long id, String code) {
        Playlist known = playlists.get(id);
        if (known == null && !restricted) {
            known = add(new Playlist(id, accountId, null, code, items(List.of(code + " 1", code + " 2"))));
        }
        return Optional.ofNullable(known).filter(playlist -> playlist.accountId() == accountId);
    }

    /** Converts numbers to the types that parsing creates, because elements are compared with parsed JSON. */
    private static JsonNode normalized(JsonNode element) {
        try {
            return Json.read(element.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not parse JSON in memory", e);
        }
    }

    /**
     * Links a project to a project of the site. Locks the store.
     *
     * @param projectId the project
     * @param shotGridProjectId the id in ShotGrid
     */
    public void link(long projectId, long shotGridProjectId) {
        store.locked(() -> links.put(projectId, shotGridProjectId));
    }

    /**
     * Sets whether sending sketches to the site fails. Locks the store.
     *
     * @param fail whether it fails
     */
    public void setSketchesFail(boolean fail) {
        store.locked(() -> sketchesFail = fail);
    }

    /**
     * Checks settings. The error message does not contain the key.
     *
     * @throws HttpException with status 400 if the site does not accept them
     */
    public void requireAccepted(JsonNode settings) {
        rejection.ifPresent(reason -> {
            throw new HttpException(400, reason);
        });
        accepted.ifPresent(wanted -> wanted.properties().forEach(setting -> {
            if (!setting.getValue().equals(settings.path(setting.getKey()))) {
                throw new HttpException(
                        400, "ShotGrid does not accept these settings: the " + setting.getKey() + " is wrong");
            }
        }));
    }

    /** Lists the playlists that a workspace can see, of one project of the site or of all. */
    public Stream<Playlist> playlists(long accountId, Optional<Long> projectId) {
        return playlists.values().stream()
                .filter(playlist -> playlist.accountId() == accountId)
                .filter(playlist -> projectId.isEmpty() || projectId.get().equals(playlist.projectId()));
    }

    /** Returns the id of the project of the site that a project is linked to. */
    public Optional<Long> linkOf(Project project) {
        return Optional.ofNullable(links.get(project.id()));
    }

    /** Finds the review of a project that was created from a playlist, unless it has been deleted. */
    public Optional<Review> reviewOf(Playlist playlist, Project project) {
        return store.reviews()
                .all()
                .filter(review -> review.isActive() && review.project() == project)
                .filter(review -> playlist.equals(playlistsOfReviews.get(review.id())))
                .findFirst();
    }

    /** Sets the playlist of a review. */
    public void assign(Playlist playlist, Review review) {
        playlistsOfReviews.put(review.id(), playlist);
    }

    /** Returns the playlist of a review. */
    public Optional<Playlist> playlistOf(Review review) {
        return Optional.ofNullable(playlistsOfReviews.get(review.id()));
    }

    /** Finds the item that was created from a playlist item in a review, unless it has been deleted. */
    public Optional<Item> itemOf(JsonNode playlistItem, Review review) {
        return Optional.ofNullable(
                        syncedItems.getOrDefault(review.id(), Map.of()).get(playlistItem))
                .filter(Item::isActive);
    }

    /** Sets the item that was created from a playlist item in a review. */
    public void setItem(JsonNode playlistItem, Review review, Item item) {
        syncedItems.computeIfAbsent(review.id(), any -> new HashMap<>()).put(playlistItem, item);
    }

    /** Returns the site as JSON, for {@link #restore}. */
    public ObjectNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        saved.put("restricted", restricted).put("sketches_fail", sketchesFail);
        accepted.ifPresent(settings -> saved.set("accepted", settings));
        rejection.ifPresent(reason -> saved.put("rejection", reason));
        ArrayNode all = saved.putArray("playlists");
        for (Playlist playlist : playlists.values()) {
            ObjectNode each = all.addObject().put("id", playlist.id()).put("account", playlist.accountId());
            each.put("project", playlist.projectId()).put("code", playlist.code());
            each.putArray("items").addAll(playlist.items());
        }
        ArrayNode linked = saved.putArray("links");
        links.forEach(
                (project, site) -> linked.addObject().put("project", project).put("site", site));
        ArrayNode reviews = saved.putArray("reviews");
        playlistsOfReviews.forEach(
                (review, playlist) -> reviews.addObject().put("review", review).put("playlist", playlist.id()));
        ArrayNode synced = saved.putArray("synced");
        syncedItems.forEach((review, items) -> items.forEach((element, item) ->
                synced.addObject().put("review", review).put("item", item.id()).set("element", element)));
        sentNotes.forEach(saved.putArray("sent")::add);
        return saved;
    }

    /** Restores the site, after the items. */
    public void restore(JsonNode saved) {
        restricted = saved.path("restricted").asBoolean();
        sketchesFail = saved.path("sketches_fail").asBoolean();
        accepted = saved.path("accepted") instanceof ObjectNode settings ? Optional.of(settings) : Optional.empty();
        rejection = Optional.ofNullable(saved.path("rejection").textValue());
        for (JsonNode each : saved.path("playlists")) {
            List<JsonNode> items = new ArrayList<>();
            each.path("items").forEach(items::add);
            Long project =
                    each.path("project").isNumber() ? each.path("project").longValue() : null;
            add(new Playlist(
                    each.path("id").longValue(),
                    each.path("account").longValue(),
                    project,
                    each.path("code").asText(),
                    items));
        }
        saved.path("links")
                .forEach(each -> links.put(
                        each.path("project").longValue(), each.path("site").longValue()));
        saved.path("reviews").forEach(each -> {
            Playlist playlist = playlists.get(each.path("playlist").longValue());
            if (playlist != null) {
                playlistsOfReviews.put(each.path("review").longValue(), playlist);
            }
        });
        for (JsonNode each : saved.path("synced")) {
            store.items()
                    .find(each.path("item").longValue())
                    .ifPresent(item -> syncedItems
                            .computeIfAbsent(each.path("review").longValue(), any -> new HashMap<>())
                            .put(each.path("element"), item));
        }
        saved.path("sent").forEach(note -> sentNotes.add(note.longValue()));
    }

    /** Sends the notes on an item in a review that have not been sent yet. */
    public Sent sendNotes(Item item, Review review) {
        List<Frame> unsent = store.frames()
                .all()
                .filter(note -> note.isActive() && !sentNotes.contains(note.id()))
                .filter(note ->
                        note.revision().item() == item && note.revision().review() == review)
                .toList();
        int comments = 0;
        int sketches = 0;
        int attachments = 0;
        boolean failed = false;
        for (Frame note : unsent) {
            boolean sketch = note.text("type").equals("sketch");
            if (sketch && sketchesFail) {
                failed = true;
                continue;
            }
            sentNotes.add(note.id());
            comments += sketch ? 0 : 1;
            sketches += sketch ? 1 : 0;
            attachments += note.fields().path("attachments").size();
        }
        return new Sent(comments, sketches, attachments, failed);
    }
}
