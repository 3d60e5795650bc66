package com.syncsketch.mock;

import java.util.List;

/**
 * Controls the simulated ShotGrid site that the mock server connects to: the settings that it accepts and its playlists. A
 * reset of the server restores the defaults. Thread-safe.
 */
public final class MockShotGrid {

    private final MockWorld world;

    MockShotGrid(MockWorld world) {
        this.world = world;
    }

    /**
     * Accepts these settings only. By default all complete settings are accepted.
     *
     * @param url the URL of the site
     * @param username the name of the script user
     * @param key the key of the script user; no response or message contains it
     * @return this
     */
    public MockShotGrid acceptOnly(String url, String username, String key) {
        world.service().shotGrid().acceptOnly(url, username, key);
        return this;
    }

    /**
     * Rejects all settings, as if the site were unreachable. Requests that test or store settings get a response with status
     * code 400.
     *
     * @param reason the reason in the response
     * @return this
     */
    public MockShotGrid rejectAll(String reason) {
        world.service().shotGrid().rejectAll(reason);
        return this;
    }

    /**
     * Adds a playlist. Until the first playlist is added, the site has every playlist that is requested, with two media
     * files, in addition to the playlists of the seed.
     *
     * @param accountId the id of the workspace that is connected to the site
     * @param code the name of the playlist
     * @param media the names of its media files, in order
     * @return the id of the playlist
     * @throws IllegalArgumentException if there is no such workspace
     */
    public long addPlaylist(long accountId, String code, List<String> media) {
        return added(world.service().shotGrid().addPlaylist(accountId, null, code, media));
    }

    private long added(long playlist) {
        world.service().shotGrid().restrictToAddedPlaylists();
        return playlist;
    }

    /**
     * Adds a playlist to a ShotGrid project.
     *
     * @param accountId the id of the workspace that is connected to the site
     * @param shotGridProjectId the id of the project in ShotGrid
     * @param code the name of the playlist
     * @param media the names of its media files, in order
     * @return the id of the playlist
     * @throws IllegalArgumentException if there is no such workspace
     */
    public long addPlaylist(long accountId, long shotGridProjectId, String code, List<String> media) {
        return added(world.service().shotGrid().addPlaylist(accountId, shotGridProjectId, code, media));
    }

    /**
     * Links a project to a ShotGrid project, as an administrator does in the browser. The project then has the playlists of
     * the ShotGrid project.
     *
     * @param projectId the id of the project
     * @param shotGridProjectId the id of the project in ShotGrid
     * @return this
     */
    public MockShotGrid linkProject(long projectId, long shotGridProjectId) {
        world.service().shotGrid().link(projectId, shotGridProjectId);
        return this;
    }

    /**
     * Sets whether the upload of sketches to the site fails. If so, {@code syncItemNotes} reports it and does not count
     * them.
     *
     * @param fail true to let uploads of sketches fail
     * @return this
     */
    public MockShotGrid failSketchUploads(boolean fail) {
        world.service().shotGrid().setSketchesFail(fail);
        return this;
    }
}
