package com.syncsketch.sdk.client.download;

/** What a download does if its target file already exists. */
public enum IfExists {

    /** The download fails with a {@link com.syncsketch.sdk.client.error.DownloadException}, before any request. */
    FAIL,

    /**
     * The existing file is kept and returned, without a request and without progress events. Its content is not compared.
     */
    SKIP,

    /**
     * The existing file is replaced once the new file is complete; atomically, if the file system supports that. A directory
     * is never replaced.
     */
    REPLACE,

    /**
     * The existing file is kept and returned if the storage announces the same size, and is replaced otherwise. The content is
     * not read in the first case, and there are no progress events.
     */
    REPLACE_IF_SIZE_DIFFERS,

    /**
     * The new file gets the next free name, such as {@code shot010 (2).mov}. Two downloads at the same time get different
     * names.
     */
    RENAME
}
