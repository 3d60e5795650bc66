package com.syncsketch.mock.model;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * The data of a mock server, for preparing and inspecting it without HTTP: no permissions are checked, no webhooks are sent
 * and no journal entries are recorded. The object stays valid after a reset, and then returns the new data. Thread-safe.
 *
 * <p>Resources of all kinds share one sequence of ids, so an id identifies a resource and its kind. Resources are returned
 * as unmodifiable maps with the fields of the API and some internal ones, see {@link #get}. Integers are {@link Long}, other
 * numbers {@link Double}.
 *
 * <p>Methods with an id throw {@link IllegalArgumentException} if there is no resource of the expected kind with that id.
 * Methods with fields throw it if the contract does not allow a field or its value. In both cases nothing is changed.
 */
public interface MockData {

    /**
     * Returns the id of the first user.
     *
     * @return the id of the user whose name and key the server was started with
     */
    long userId();

    /**
     * Returns the id of the first workspace.
     *
     * @return the id
     */
    long accountId();

    /**
     * Adds a user who cannot authenticate. The user has no access to anything until connected, see {@link #connect}.
     *
     * @param email the email address, which is also the user name
     * @return the id; that of the existing user if there is one with this address
     */
    long addUser(String email);

    /**
     * Adds a user who can authenticate, or sets the key of an existing user.
     *
     * @param email the email address, which is also the user name
     * @param key the API key, which is also the token
     * @return the id
     */
    long addUser(String email, String key);

    /**
     * Connects a user to a workspace or project, or changes the permission of an existing connection.
     *
     * @param userId the id of the user
     * @param accountOrProjectId the id of the workspace or project
     * @param permission for a workspace {@code admin} or {@code manager}; for a project {@code admin}, {@code member},
     *     {@code reviewer} or {@code viewer}; any other value grants read access only
     */
    void connect(long userId, long accountOrProjectId, String permission);

    /**
     * Disconnects a user from a project, or from a workspace and all its projects.
     *
     * @param userId the id of the user
     * @param accountOrProjectId the id of the workspace or project
     */
    void disconnect(long userId, long accountOrProjectId);

    /**
     * Adds a workspace. The first user is its administrator.
     *
     * @param name the name
     * @return the id
     */
    long addAccount(String name);

    /**
     * Adds a project to the first workspace.
     *
     * @param name the name
     * @return the id
     */
    default long addProject(String name) {
        return addProject(accountId(), name);
    }

    /**
     * Adds a project.
     *
     * @param accountId the id of the workspace
     * @param name the name
     * @return the id
     */
    long addProject(long accountId, String name);

    /**
     * Adds a review.
     *
     * @param projectId the id of the project
     * @param name the name
     * @return the id
     */
    long addReview(long projectId, String name);

    /**
     * Adds an item with the status {@code done}.
     *
     * @param reviewId the id of the review
     * @param name the name
     * @return the id
     */
    default long addItem(long reviewId, String name) {
        return addItem(reviewId, name, Map.of());
    }

    /**
     * Adds an item.
     *
     * @param reviewId the id of the review
     * @param name the name
     * @param fields further fields, such as {@code size} or {@code approval_status}; {@code status} is {@code done} by
     *     default
     * @return the id
     */
    long addItem(long reviewId, String name, Map<String, ?> fields);

    /**
     * Adds a comment by the first user.
     *
     * @param itemId the id of the item
     * @param reviewId the id of the review to comment in
     * @param frame the frame number, starting at 0
     * @param text the text of the comment
     * @return the id
     */
    long addComment(long itemId, long reviewId, int frame, String text);

    /**
     * Sets a field of a resource, including fields that are read-only in the API, such as {@code created}.
     *
     * @param id the id of the resource
     * @param field the name of the field; not {@code id}
     * @param value the value: a string, number, boolean, map, list, or null
     */
    void set(long id, String field, @Nullable Object value);

    /**
     * Returns a resource. In addition to the fields of the API, it has these fields:
     *
     * <ul>
     *   <li>every resource: {@code kind}, such as {@code review}, {@code user} or {@code comment}
     *   <li>a review: {@code is_archived}, {@code project_id}, {@code item_ids} and {@code sections}
     *   <li>an item: {@code review_ids}
     *   <li>a comment: {@code item_id}, {@code review_id}, {@code revision_id} and {@code creator_id}
     *   <li>a user: {@code connections}
     * </ul>
     *
     * @param id the id of the resource
     * @return the current fields
     */
    Map<String, Object> get(long id);

    /**
     * Returns all users.
     *
     * @return the users, oldest first
     */
    List<Map<String, Object>> users();

    /**
     * Returns all workspaces.
     *
     * @return the workspaces, oldest first
     */
    List<Map<String, Object>> accounts();

    /**
     * Returns all projects.
     *
     * @return the projects, including deleted ones, oldest first
     */
    List<Map<String, Object>> projects();

    /**
     * Returns all reviews.
     *
     * @return the reviews, including deleted ones, oldest first
     */
    List<Map<String, Object>> reviews();

    /**
     * Returns all items.
     *
     * @return the items, including deleted ones, oldest first
     */
    List<Map<String, Object>> items();

    /**
     * Returns all comments and sketches.
     *
     * @return the comments, including deleted ones, oldest first
     */
    List<Map<String, Object>> comments();

    /**
     * Adds the data of a seed to the existing data.
     *
     * @param seed the seed
     * @throws SeedException if the seed uses an id that is taken or refers to an unknown user; nothing is added in that case
     */
    void load(Seed seed);
}
