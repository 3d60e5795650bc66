package com.syncsketch.sdk.client.error;

/**
 * Thrown when paging does not make progress: the service sends the same entries again and again, a next page that does not
 * advance, or only empty pages. Entries that are repeated because others were created or deleted meanwhile are no reason.
 */
public final class PagingException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets
     * @param offset the offset of the invalid page
     */
    public PagingException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /**
     * Returns the offset of the invalid page. The entries before it were returned.
     *
     * @return the number of entries before the page
     */
    public int getOffset() {
        return offset;
    }
}
