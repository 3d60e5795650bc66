package com.syncsketch.mock.model;

import com.syncsketch.mock.internal.seed.SeedValidator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a server holds from the beginning: a JSON document of people and workspaces, with projects, reviews, items and comments inside
 * each other. Immutable.
 *
 * <pre>{@code
 * {
 *   "users": [{"email": "vera@client.example", "first_name": "Vera", "key": "vera-key"}],
 *   "accounts": [{
 *     "name": "Northlight",
 *     "projects": [{
 *       "name": "Aurora",
 *       "users": [{"email": "vera@client.example", "permission": "viewer"}],
 *       "reviews": [{
 *         "name": "Dailies",
 *         "items": [{
 *           "name": "shot_010.mov", "type": "video", "fps": 24, "approval_status": "approved",
 *           "comments": [{"frame": 12, "text": "Hold longer", "by": "vera@client.example", "replies": [{"text": "Done"}]}]
 *         }],
 *         "sections": [{"name": "Sequence 010", "items": ["shot_010.mov"]}]
 *       }]
 *     }],
 *     "playlists": [{"code": "Dailies", "media": ["shot_010", "shot_020"]}]
 *   }]
 * }
 * }</pre>
 *
 * <p>Beside these members everything may have those that the contract describes, such as {@code description} or {@code active}; they
 * are held against it. An {@code id} may be given; ids are drawn where none is, so the same seed always gets the same ids. A
 * {@code key} lets a person log in. Who made something is told by {@code by}, an e-mail address, and is the user of the server where
 * it is missing. The user of the server is {@code admin} of every workspace whose {@code users} do not say otherwise. An item whose
 * {@code status} is missing is {@code done}. {@code playlists} are those of the ShotGrid site that the workspace is connected with, see
 * {@link com.syncsketch.mock.MockShotGrid#addPlaylist(long, String, java.util.List)}.
 */
public final class Seed {

    private static final Seed NONE = new Seed("no seed", "{}");

    private final String source;
    private final String json;

    private Seed(String source, String json) {
        this.source = source;
        this.json = json;
    }

    /**
     * Gives the seed of an empty server: one workspace, named Studio.
     *
     * @return the seed
     */
    public static Seed none() {
        return NONE;
    }

    /**
     * Gives a small studio to look at: two projects with reviews, videos and images in several states, comments with replies, a
     * viewer, {@code vera@client.example}, whose key is {@code vera-key}, and a playlist in ShotGrid.
     *
     * @return the seed
     */
    public static Seed demo() {
        try (InputStream resource = Seed.class.getResourceAsStream("demo-seed.json")) {
            if (resource == null) {
                throw new FileNotFoundException("demo-seed.json");
            }
            return checked("the demo seed", new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The demo seed cannot be read", e);
        }
    }

    /**
     * Reads a seed from a file.
     *
     * @param file a file of JSON in UTF-8
     * @return the seed
     * @throws IOException if the file cannot be read
     * @throws SeedException if it is no seed; the text names the file and the places
     */
    public static Seed of(Path file) throws IOException {
        return checked(file.toString(), Files.readString(file));
    }

    /**
     * Reads a seed.
     *
     * @param json the document
     * @return the seed
     * @throws SeedException if it is no seed; the text names the places
     */
    public static Seed of(String json) {
        return checked("seed", json);
    }

    private static Seed checked(String source, String json) {
        SeedValidator.ofDocument(source, json);
        return new Seed(source, json);
    }

    /**
     * Gives what the seed was read from.
     *
     * @return the file, or what else names it in errors
     */
    public String source() {
        return source;
    }

    /**
     * Gives the document.
     *
     * @return the JSON as it was given
     */
    public String json() {
        return json;
    }

    /** Gives what the seed was read from. */
    @Override
    public String toString() {
        return source;
    }
}
