package com.syncsketch.sdk.client.upload;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Media types of the file formats that studios review, by file extension. */
public final class MediaTypes {

    /** The media type for an unknown file extension: {@value}. */
    public static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> TYPES = new HashMap<>();

    static {
        // Video and audio.
        put("video/quicktime", "mov", "qt");
        put("video/mp4", "mp4");
        put("video/x-m4v", "m4v");
        put("application/mxf", "mxf");
        put("video/x-msvideo", "avi");
        put("video/x-matroska", "mkv");
        put("video/webm", "webm");
        put("video/mpeg", "mpg", "mpeg", "m2v");
        put("video/mp2t", "ts", "m2ts", "mts");
        put("video/x-ms-wmv", "wmv");
        put("video/x-flv", "flv");
        put("video/ogg", "ogv");
        put("video/3gpp", "3gp");
        put("audio/x-wav", "wav");
        put("audio/x-aiff", "aif", "aiff", "aifc");
        put("audio/aac", "aac");
        put("audio/opus", "opus");
        put("audio/mpeg", "mp3");
        put("audio/mp4", "m4a");
        put("audio/flac", "flac");
        put("audio/ogg", "ogg");
        // Images.
        put("image/png", "png");
        put("image/jpeg", "jpg", "jpeg");
        put("image/tiff", "tif", "tiff");
        put("image/gif", "gif");
        put("image/bmp", "bmp");
        put("image/webp", "webp");
        put("image/heic", "heic");
        put("image/heif", "heif");
        put("image/avif", "avif");
        put("image/svg+xml", "svg");
        put("image/x-exr", "exr");
        put("image/x-dpx", "dpx", "cin");
        put("image/vnd.radiance", "hdr");
        put("image/x-tga", "tga");
        put("image/vnd.adobe.photoshop", "psd", "psb");
        // Documents and 3D models.
        put("application/pdf", "pdf");
        put("model/gltf-binary", "glb");
        put("model/gltf+json", "gltf");
        put("model/vnd.usdz+zip", "usdz");
        put("model/vnd.usda", "usda");
        put("model/obj", "obj");
        put("model/stl", "stl");
        put("application/zip", "zip");
    }

    private MediaTypes() {}

    private static void put(String type, String... extensions) {
        for (String extension : extensions) {
            TYPES.put(extension, type);
        }
    }

    /**
     * Returns the media type for the extension of a file name. The file is not read.
     *
     * @param file the file
     * @return the media type, or {@link #UNKNOWN}
     */
    public static String of(Path file) {
        Path name = file.getFileName();
        return name == null ? UNKNOWN : of(name.toString());
    }

    /**
     * Returns the media type for the extension of a file name.
     *
     * @param fileName the file name; the case of the extension is ignored. A name such as {@code .mov} has no extension
     * @return the media type, or {@link #UNKNOWN}
     */
    public static String of(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot > 0 ? TYPES.getOrDefault(extension, UNKNOWN) : UNKNOWN;
    }
}
