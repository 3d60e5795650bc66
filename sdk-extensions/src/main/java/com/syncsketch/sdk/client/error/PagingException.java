package com.syncsketch.sdk.client.error;

/**
 * The pages of a list do not lead to its end: the service gave the same page again, a next page that is not further on,
 * or nothing but empty pages. Going on would never end.
 */
public final class PagingException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * Makes an exception.
     *
     * @param message what is wrong, without secrets
     * @param offset the offset of the page that is wrong
     */
    public PagingException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /**
     * Gives the offset of the page that is wrong. The entries before it were delivered.
     *
     * @return the number of entries before the page
     */
    public int offset() {
        return offset;
    }
}
