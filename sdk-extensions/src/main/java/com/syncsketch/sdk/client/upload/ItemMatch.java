package com.syncsketch.sdk.client.upload;

/**
 * How {@code uploadAll} recognizes that the review already has an item for a file. Each item counts for one file only, so two
 * files of the same name in different folders are two items.
 */
public enum ItemMatch {

    /** The item has the name that the file would get. */
    NAME,

    /**
     * The item has the name that the file would get, and its size is that of the file. An item of another size does not
     * count. Not every item has a size: the service is known to accept sizes, but no source shows that it returns them
     * (inferred). If an item of the same name has no size, the file is not uploaded, and its state is
     * {@link UploadAllResult.State#UNCERTAIN}.
     */
    NAME_AND_SIZE
}
