package com.syncsketch.sdk.client.error;

import java.util.List;

/**
 * A rendered sketch holds no picture that can be told for certain: neither a link, nor exactly one member that is a
 * picture in base64. Nothing was written. The members are still there for the caller to read, see
 * {@link com.syncsketch.sdk.model.FlattenedSketch#getAdditionalMembers()}.
 */
public final class MissingImageException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int index;

    @SuppressWarnings("serial") // The unmodifiable lists of the JDK are serializable.
    private final List<String> members;

    /**
     * Makes an exception.
     *
     * @param message what is wrong, without the values of members
     * @param index the place of the sketch in its list, counted from 0
     * @param members the names of the members that the contract does not know
     */
    public MissingImageException(String message, int index, List<String> members) {
        super(message);
        this.index = index;
        this.members = List.copyOf(members);
    }

    /**
     * Gives which sketch it is.
     *
     * @return its place in the list, counted from 0
     */
    public int index() {
        return index;
    }

    /**
     * Gives the members of the sketch that the contract does not know, among which the picture may be.
     *
     * @return their names, in the order in which they came; unmodifiable, may be empty
     */
    public List<String> members() {
        return members;
    }
}
