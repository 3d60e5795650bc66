package com.syncsketch.mock.model;

import com.syncsketch.mock.internal.seed.SeedValidator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The initial data of a mock server: a JSON document with users and workspaces, which contain projects, reviews, items and
 * comments. Immutable.
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
 * <p>All objects can also have the fields that the contract defines, such as {@code description} or {@code active}; they are
 * validated against the contract. Further rules:
 *
 * <ul>
 *   <li>{@code id} is optional. Missing ids are assigned in a fixed order, so the same seed always gets the same ids.
 *   <li>{@code key} is the API key of a user. A user without one cannot authenticate.
 *   <li>{@code by} is the email address of the creator; by default it is the first user.
 *   <li>The first user is {@code admin} of every workspace, unless the {@code users} of the workspace specify otherwise.
 *   <li>{@code revision_id} of an item is the id of its revision; it is assigned if it is missing.
 *   <li>The {@code status} of an item is {@code done} by default.
 *   <li>{@code playlists} are those of the ShotGrid site that the workspace is connected to, see
 *       {@link com.syncsketch.mock.MockShotGrid#addPlaylist(long, String, java.util.List)}.
 * </ul>
 */
public final class Seed {

    private static final int MAX_FILE_BYTES = 256 * 1024 * 1024;

    private static final List<String> NAMES = List.of("demo", "examples");

    private static final Seed EMPTY = new Seed("no seed", "{}");

    private final String source;
    private final String json;

    private Seed(String source, String json) {
        this.source = source;
        this.json = json;
    }

    /**
     * Returns the default seed: one empty workspace, named Studio.
     *
     * @return the seed
     */
    public static Seed empty() {
        return EMPTY;
    }

    /**
     * Returns a seed with a small studio: two projects with reviews, videos and images in several states, comments with
     * replies, a viewer, {@code vera@client.example}, whose key is {@code vera-key}, and a ShotGrid playlist.
     *
     * @return the seed
     */
    public static Seed demo() {
        return bundled("demo");
    }

    /**
     * Returns a seed with the resources that the examples of the contract refer to, with the ids of the examples: workspace
     * 1001, project 20, review 456, item 789 and so on. It is for tools that send the examples of the contract.
     *
     * @return the seed
     */
    public static Seed examples() {
        return bundled("examples");
    }

    /**
     * Finds a seed that is part of the mock server by its name on the command line.
     *
     * @param name {@code demo} or {@code examples}
     * @return the seed; empty if there is none of that name
     */
    public static Optional<Seed> named(String name) {
        return NAMES.contains(name) ? Optional.of(bundled(name)) : Optional.empty();
    }

    private static Seed bundled(String name) {
        String file = name + "-seed.json";
        try (InputStream resource = Seed.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new FileNotFoundException(file);
            }
            return checked("the " + name + " seed", new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The " + name + " seed cannot be read", e);
        }
    }

    /**
     * Reads a seed from a file.
     *
     * @param file a JSON file in UTF-8 of at most 256 MiB
     * @return the seed
     * @throws IOException if the file cannot be read, is larger, or is not a regular file, such as a device or a directory
     * @throws SeedException if the seed is not valid; the message names the file and the locations
     */
    public static Seed fromFile(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_FILE_BYTES + 1);
        }
        if (bytes.length > MAX_FILE_BYTES) {
            throw new FileSystemException(file.toString(), null, "larger than " + MAX_FILE_BYTES + " bytes");
        }
        String json = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return checked(file.toString(), json);
    }

    /**
     * Reads a seed from a string.
     *
     * @param json the JSON document
     * @return the seed
     * @throws SeedException if the seed is not valid; the message names the locations
     */
    public static Seed fromJson(String json) {
        return checked("seed", json);
    }

    private static Seed checked(String source, String json) {
        List<String> problems = SeedValidator.validate(json);
        if (!problems.isEmpty()) {
            throw new SeedException(source, problems);
        }
        return new Seed(source, json);
    }

    /**
     * Returns the source of the seed, as used in error messages.
     *
     * @return the path of the file, or a description
     */
    public String source() {
        return source;
    }

    /**
     * Returns the JSON document.
     *
     * @return the document, unchanged
     */
    public String json() {
        return json;
    }

    /** Returns the source of the seed. */
    @Override
    public String toString() {
        return source;
    }
}
