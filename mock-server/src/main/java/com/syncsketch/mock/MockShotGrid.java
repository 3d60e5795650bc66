package com.syncsketch.mock;

import java.util.List;

/**
 * The ShotGrid site behind the mock server: which settings it takes, and which playlists it has. A reset forgets what is set here.
 *
 * <p>Safe for use by several threads.
 */
public final class MockShotGrid {

    private final MockSyncSketch mock;

    MockShotGrid(MockSyncSketch mock) {
        this.mock = mock;
    }

    /**
     * Accepts these settings only. By default all that are complete are accepted.
     *
     * @param url the address of the site
     * @param username the name of the script user
     * @param key the key of the script user, which no answer and no message repeats
     * @return this
     */
    public MockShotGrid acceptOnly(String url, String username, String key) {
        mock.service().shotGrid().acceptOnly(url, username, key);
        return this;
    }

    /**
     * Refuses all settings, as if the site could not be reached. Both the test of settings and their storing answer 400.
     *
     * @param reason what the caller is told
     * @return this
     */
    public MockShotGrid refuse(String reason) {
        mock.service().shotGrid().refuse(reason);
        return this;
    }

    /**
     * Adds a playlist. Until a test adds one, the site has each playlist that it is asked
     * for, with two media, beside those of the seed.
     *
     * @param accountId the workspace that is connected with the site
     * @param code the name of the playlist
     * @param media the names of its media, in their order
     * @return the id of the playlist
     * @throws IllegalArgumentException if there is no such workspace
     */
    public long addPlaylist(long accountId, String code, List<String> media) {
        return added(mock.service().shotGrid().addPlaylist(accountId, null, code, media));
    }

    private long added(long playlist) {
        mock.service().shotGrid().isDescribed();
        return playlist;
    }

    /**
     * Adds a playlist of a project of the site.
     *
     * @param accountId the workspace that is connected with the site
     * @param shotGridProjectId the id of the project in ShotGrid
     * @param code the name of the playlist
     * @param media the names of its media, in their order
     * @return the id of the playlist
     * @throws IllegalArgumentException if there is no such workspace
     */
    public long addPlaylist(long accountId, long shotGridProjectId, String code, List<String> media) {
        return added(mock.service().shotGrid().addPlaylist(accountId, shotGridProjectId, code, media));
    }

    /**
     * Links a project with one of the site, as an administrator does in the browser. The playlists of the project are then those of the
     * other one.
     *
     * @param projectId the project
     * @param shotGridProjectId the id of the project in ShotGrid
     * @return this
     */
    public MockShotGrid linkProject(long projectId, long shotGridProjectId) {
        mock.service().shotGrid().link(projectId, shotGridProjectId);
        return this;
    }

    /**
     * Sets whether sketches get lost on their way to the site: {@code syncItemNotes} tells so, and does not count them.
     *
     * @param fail whether they do
     * @return this
     */
    public MockShotGrid failSketchUploads(boolean fail) {
        mock.service().shotGrid().failSketches(fail);
        return this;
    }
}
