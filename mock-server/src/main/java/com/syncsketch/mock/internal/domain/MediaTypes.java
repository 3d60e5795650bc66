package com.syncsketch.mock.internal.domain;

import jakarta.annotation.Nullable;
import java.util.Locale;
import java.util.Set;

/** Guesses the type of an item by media type and file name. The service itself inspects the file. */
public final class MediaTypes {

    private static final Set<String> VIDEOS =
            Set.of("mov", "mp4", "m4v", "avi", "mkv", "webm", "mxf", "mpg", "mpeg", "wmv", "flv", "ogv", "mts");
    private static final Set<String> IMAGES = Set.of(
            "jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "exr", "dpx", "hdr", "tga", "psd", "svg",
            "heic");

    private MediaTypes() {}

    /**
     * Guesses the {@code type} of an item.
     *
     * @param mediaType the media type sent by the client, or null
     * @param fileName the name of the file
     * @return {@code video} or {@code image}, or null if it is unknown
     */
    @Nullable
    public static String itemType(@Nullable String mediaType, String fileName) {
        String sent = mediaType == null ? "" : mediaType.toLowerCase(Locale.ROOT);
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (sent.startsWith("video/") || VIDEOS.contains(extension)) {
            return "video";
        }
        return sent.startsWith("image/") || IMAGES.contains(extension) ? "image" : null;
    }
}
