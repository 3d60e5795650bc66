package com.syncsketch.sdk.client.error;

import java.util.List;

/**
 * Thrown when a rendered sketch contains no image that can be identified with certainty: neither a link, nor exactly one
 * field with an image in base64. Nothing was written. The fields are still available in
 * {@link com.syncsketch.sdk.model.FlattenedSketch#getAdditionalProperties()}.
 */
public final class MissingImageException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int index;

    @SuppressWarnings("serial") // The unmodifiable lists of the JDK are serializable.
    private final List<String> fieldNames;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without field values
     * @param index the index of the sketch in its list, starting at 0
     * @param fieldNames the names of the fields that are not part of the contract
     */
    public MissingImageException(String message, int index, List<String> fieldNames) {
        super(message);
        this.index = index;
        this.fieldNames = List.copyOf(fieldNames);
    }

    /**
     * Returns the index of the sketch.
     *
     * @return the index in the list, starting at 0
     */
    public int getIndex() {
        return index;
    }

    /**
     * Returns the names of the fields that are not part of the contract. One of them may contain the image.
     *
     * @return an unmodifiable list of names in the order of the response; may be empty
     */
    public List<String> getFieldNames() {
        return fieldNames;
    }
}
