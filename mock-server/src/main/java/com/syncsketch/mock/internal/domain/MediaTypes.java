package com.syncsketch.mock.internal.domain;

import jakarta.annotation.Nullable;
import java.util.Locale;
import java.util.Set;

/** Guesses the kind of a medium, as far as this server needs it. The service itself looks into the file. */
final class MediaTypes {

    private static final Set<String> VIDEOS =
            Set.of("mov", "mp4", "m4v", "avi", "mkv", "webm", "mxf", "mpg", "mpeg", "wmv", "flv", "ogv", "mts");
    private static final Set<String> IMAGES = Set.of(
            "jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "exr", "dpx", "hdr", "tga", "psd", "svg",
            "heic");

    private MediaTypes() {}

    /**
     * Guesses the {@code type} of an item.
     *
     * @param mediaType the media type that was told, or null
     * @param fileName the name of the file
     * @return {@code video} or {@code image}, or null if neither tells
     */
    @Nullable
    static String itemType(@Nullable String mediaType, String fileName) {
        String told = mediaType == null ? "" : mediaType.toLowerCase(Locale.ROOT);
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (told.startsWith("video/") || VIDEOS.contains(extension)) {
            return "video";
        }
        return told.startsWith("image/") || IMAGES.contains(extension) ? "image" : null;
    }
}
