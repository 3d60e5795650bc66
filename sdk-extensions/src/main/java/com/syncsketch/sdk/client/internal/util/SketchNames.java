package com.syncsketch.sdk.client.internal.util;

import java.util.Locale;

/** The names of the files to which the images of sketches are saved. */
public final class SketchNames {

    private SketchNames() {}

    /** Returns the start of the names of the images of an item. */
    public static String ofItem(long reviewId, long itemId) {
        return "sketch_" + reviewId + "_" + itemId;
    }

    /** Returns the name, without extension, of the image of a frame. */
    public static String ofFrame(String prefix, int frame) {
        return String.format(Locale.ROOT, "%s_%04d", prefix, frame);
    }
}
