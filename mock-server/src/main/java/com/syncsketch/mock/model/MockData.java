package com.syncsketch.mock.model;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * What a server holds, to be set up and looked at past the API: no permission is asked for, no webhook is sent, nothing stands in the
 * journal. After a reset the same object tells of the new beginning. Safe for use by several threads.
 *
 * <p>All kinds of things share one sequence of ids, so an id alone tells what it belongs to. Things are shown as maps that nobody can
 * change: the members that the API would send and those that it keeps to itself. Whole numbers are {@link Long}, others
 * {@link Double}.
 *
 * <p>All methods that take an id throw {@link IllegalArgumentException} if nothing of the right kind has it, and so do those that
 * take members which the contract does not allow. Nothing is changed then.
 */
public interface MockData {

    /**
     * Gives the user of the server.
     *
     * @return the id of the person whose name and key the server was started with
     */
    long userId();

    /**
     * Gives the first workspace.
     *
     * @return its id
     */
    long accountId();

    /**
     * Adds a person who cannot log in. Connect the person to let it see something.
     *
     * @param email the e-mail address, also the name to log in with
     * @return the id; of the person that there is if the address is known
     */
    long addUser(String email);

    /**
     * Adds a person who can log in, or gives one that there is another key.
     *
     * @param email the e-mail address, also the name to log in with
     * @param key the key, also the token
     * @return the id
     */
    long addUser(String email, String key);

    /**
     * Connects a person with a workspace or a project, or changes the permission.
     *
     * @param userId the person
     * @param accountOrProjectId the workspace or the project
     * @param permission {@code admin} or {@code manager} of a workspace; {@code admin}, {@code member}, {@code reviewer},
     *     {@code viewer} of a project; or any other word, which allows to look only
     */
    void connect(long userId, long accountOrProjectId, String permission);

    /**
     * Disconnects a person from a project, or from a workspace and all projects in it.
     *
     * @param userId the person
     * @param accountOrProjectId the workspace or the project
     */
    void disconnect(long userId, long accountOrProjectId);

    /**
     * Adds a workspace, whose administrator is the user of the server.
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
     * @param accountId the workspace
     * @param name the name
     * @return the id
     */
    long addProject(long accountId, String name);

    /**
     * Adds a review.
     *
     * @param projectId the project
     * @param name the name
     * @return the id
     */
    long addReview(long projectId, String name);

    /**
     * Adds an item that is done.
     *
     * @param reviewId the review
     * @param name the name
     * @return the id
     */
    default long addItem(long reviewId, String name) {
        return addItem(reviewId, name, Map.of());
    }

    /**
     * Adds an item.
     *
     * @param reviewId the review
     * @param name the name
     * @param members further members, such as {@code size} or {@code approval_status}; {@code status} is {@code done} without
     * @return the id
     */
    long addItem(long reviewId, String name, Map<String, ?> members);

    /**
     * Adds a comment by the user of the server.
     *
     * @param itemId the item
     * @param reviewId the review in which it is commented
     * @param frame the frame, counted from 0
     * @param text the comment
     * @return the id
     */
    long addComment(long itemId, long reviewId, int frame, String text);

    /**
     * Sets a member of anything, also one that only the service writes, such as {@code created}.
     *
     * @param id what to change
     * @param member the name of the member; not {@code id}
     * @param value the value: a text, a number, a boolean, a map, a list, or null
     */
    void set(long id, String member, @Nullable Object value);

    /**
     * Shows anything. Beside what the API sends there are {@code kind} (the name of the list it stands in, without its last letter,
     * such as {@code review}), of a review {@code is_archived}, {@code project_id}, {@code item_ids} and {@code sections}, of an
     * item {@code review_ids}, of a comment {@code item_id}, {@code review_id}, {@code revision_id} and {@code creator_id}, of a user
     * {@code connections}.
     *
     * @param id what to show
     * @return its members as they are now
     */
    Map<String, Object> get(long id);

    /**
     * Shows all people.
     *
     * @return the people, oldest first
     */
    List<Map<String, Object>> users();

    /**
     * Shows all workspaces.
     *
     * @return the workspaces, oldest first
     */
    List<Map<String, Object>> accounts();

    /**
     * Shows all projects.
     *
     * @return the projects, deleted ones too, oldest first
     */
    List<Map<String, Object>> projects();

    /**
     * Shows all reviews.
     *
     * @return the reviews, deleted ones too, oldest first
     */
    List<Map<String, Object>> reviews();

    /**
     * Shows all items.
     *
     * @return the items, deleted ones too, oldest first
     */
    List<Map<String, Object>> items();

    /**
     * Shows all comments and sketches.
     *
     * @return the comments, deleted ones too, oldest first
     */
    List<Map<String, Object>> comments();

    /**
     * Adds what a seed describes to what there is.
     *
     * @param seed the seed
     * @throws SeedException if it names an id that is taken, or a person who is not there; then nothing is added
     */
    void plant(Seed seed);
}
