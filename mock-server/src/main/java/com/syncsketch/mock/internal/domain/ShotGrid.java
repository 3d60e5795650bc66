package com.syncsketch.mock.internal.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ShotGrid site that workspaces are connected with, and what went to and fro. Guarded by the lock of the {@link Store}; what is
 * public takes it.
 */
public final class ShotGrid {

    private final Store world;
    private final Map<Long, Playlist> playlists = new LinkedHashMap<>();

    private boolean described;
    private final Map<Long, Long> links = new HashMap<>();
    private final Map<Long, Playlist> playlistsOfReviews = new HashMap<>();
    private final Map<Long, Map<JsonNode, Item>> synced = new HashMap<>();
    private final Set<Long> sentNotes = new HashSet<>();
    private Optional<ObjectNode> accepted = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private boolean failsSketches;

    /**
     * Media in an order.
     *
     * @param id the id in ShotGrid
     * @param accountId the workspace that sees it
     * @param projectId the project in ShotGrid, or null if that does not matter
     * @param code its name
     * @param media its media as the check hands them out
     */
    record Playlist(long id, long accountId, @Nullable Long projectId, String code, List<JsonNode> media) {

        /** Shows it as the examples of the contract do; no source shows the shape. */
        ObjectNode view() {
            return JsonNodeFactory.instance.objectNode().put("id", id).put("code", code);
        }
    }

    /**
     * What went to the site.
     *
     * @param comments how many comments
     * @param sketches how many sketches
     * @param attachments how many files attached to them
     * @param sketchesFailed whether there were sketches that got lost
     */
    record Sent(int comments, int sketches, int attachments, boolean sketchesFailed) {}

    ShotGrid(Store world) {
        this.world = world;
    }

    /**
     * Accepts these settings only.
     *
     * @param url the address of the site
     * @param username the name of the script user
     * @param key the key of the script user
     */
    public void acceptOnly(String url, String username, String key) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("url", url).put("username", username).put("key", key);
        world.locked(() -> accepted = Optional.of(settings));
    }

    /**
     * Refuses all settings.
     *
     * @param reason what the caller is told
     */
    public void refuse(String reason) {
        world.locked(() -> refusal = Optional.of(reason));
    }

    /**
     * Adds a playlist.
     *
     * @param accountId the workspace
     * @param projectId the project in ShotGrid, or null if that does not matter
     * @param code the name
     * @param media the names of the media
     * @return the id of the playlist
     * @throws IllegalArgumentException if there is no such workspace
     */
    public long addPlaylist(long accountId, @Nullable Long projectId, String code, List<String> media) {
        return world.locked(() -> {
            if (world.accounts().find(accountId).isEmpty()) {
                throw new IllegalArgumentException("There is no workspace " + accountId);
            }
            List<JsonNode> elements = media(media);
            return add(new Playlist(world.newId(), accountId, projectId, code, elements))
                    .id();
        });
    }

    private Playlist add(Playlist playlist) {
        playlists.put(playlist.id(), playlist);
        return playlist;
    }

    private List<JsonNode> media(List<String> names) {
        return names.stream()
                .map(name -> asParsed(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", world.newId())
                        .put("name", name)))
                .toList();
    }

    /** Says that the site has the playlists that were added, and no others. */
    public void isDescribed() {
        world.locked(() -> described = true);
    }

    /**
     * Finds a playlist of a workspace. As long as no test has described the site, it has each playlist that it is asked for, with two
     * media: whoever tests a sync need not describe a site first. The playlists of a seed are beside these.
     */
    Optional<Playlist> playlist(long accountId, long id, String code) {
        Playlist known = playlists.get(id);
        if (known == null && !described) {
            known = add(new Playlist(id, accountId, null, code, media(List.of(code + " 1", code + " 2"))));
        }
        return Optional.ofNullable(known).filter(playlist -> playlist.accountId() == accountId);
    }

    /** Gives numbers the types that parsing gives them, as what comes back is compared. */
    private static JsonNode asParsed(JsonNode element) {
        try {
            return Json.read(element.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON in memory cannot be read", e);
        }
    }

    /**
     * Links a project with one of the site.
     *
     * @param projectId the project
     * @param shotGridProjectId the id in ShotGrid
     */
    public void link(long projectId, long shotGridProjectId) {
        world.locked(() -> links.put(projectId, shotGridProjectId));
    }

    /**
     * Sets whether sketches get lost on their way to the site.
     *
     * @param fail whether they do
     */
    public void failSketches(boolean fail) {
        world.locked(() -> failsSketches = fail);
    }

    /**
     * Has the site look at settings. The refusal says nothing of the key.
     *
     * @throws HttpException with 400 if it does not take them
     */
    void requireAccepted(JsonNode settings) {
        refusal.ifPresent(reason -> {
            throw new HttpException(400, reason);
        });
        accepted.ifPresent(right -> right.properties().forEach(setting -> {
            if (!setting.getValue().equals(settings.path(setting.getKey()))) {
                throw new HttpException(
                        400, "ShotGrid does not accept these settings: the " + setting.getKey() + " is wrong");
            }
        }));
    }

    /** Lists the playlists that a workspace sees, of one project of the site or of all. */
    Stream<Playlist> playlists(long accountId, Optional<Long> projectId) {
        return playlists.values().stream()
                .filter(playlist -> playlist.accountId() == accountId)
                .filter(playlist -> projectId.isEmpty() || projectId.get().equals(playlist.projectId()));
    }

    /** Gives the project of the site that a project is linked with. */
    Optional<Long> linkOf(Project project) {
        return Optional.ofNullable(links.get(project.id()));
    }

    /** Finds the review that was made from a playlist for a project, unless it is deleted by now. */
    Optional<Review> reviewOf(Playlist playlist, Project project) {
        return world.reviews()
                .all()
                .filter(review -> review.isActive() && review.project() == project)
                .filter(review -> playlist.equals(playlistsOfReviews.get(review.id())))
                .findFirst();
    }

    /** Has a review take a playlist. */
    void take(Playlist playlist, Review review) {
        playlistsOfReviews.put(review.id(), playlist);
    }

    /** Gives the playlist that a review has taken. */
    Optional<Playlist> playlistOf(Review review) {
        return Optional.ofNullable(playlistsOfReviews.get(review.id()));
    }

    /** Finds the item that holds a medium in a review, unless it is deleted by now. */
    Optional<Item> itemOf(JsonNode medium, Review review) {
        return Optional.ofNullable(synced.getOrDefault(review.id(), Map.of()).get(medium))
                .filter(Item::isActive);
    }

    /** Notes that an item holds a medium in a review. */
    void hold(JsonNode medium, Review review, Item item) {
        synced.computeIfAbsent(review.id(), any -> new HashMap<>()).put(medium, item);
    }

    /** Sends the notes on an item in a review that the site does not have yet. */
    Sent sendNotes(Item item, Review review) {
        List<Frame> fresh = world.frames()
                .all()
                .filter(note -> note.isActive() && !sentNotes.contains(note.id()))
                .filter(note ->
                        note.revision().item() == item && note.revision().review() == review)
                .toList();
        int comments = 0;
        int sketches = 0;
        int attachments = 0;
        boolean failed = false;
        for (Frame note : fresh) {
            boolean sketch = note.text("type").equals("sketch");
            if (sketch && failsSketches) {
                failed = true;
                continue;
            }
            sentNotes.add(note.id());
            comments += sketch ? 0 : 1;
            sketches += sketch ? 1 : 0;
            attachments += note.members().path("attachments").size();
        }
        return new Sent(comments, sketches, attachments, failed);
    }
}
