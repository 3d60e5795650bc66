package com.syncsketch.sdk.client.internal.util;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The names of files as text. On Linux, file names are bytes, which the JVM decodes with the character encoding of its
 * locale. Bytes that this encoding does not have are replaced, so that different files may have the same text.
 */
public final class PathNames {

    private static final char REPLACEMENT = '\ufffd';

    private PathNames() {}

    /** Returns whether a file name was decoded without loss and UTF-8 can represent it. */
    public static boolean isDecoded(Path name) {
        String text = name.toString();
        try {
            return Texts.isWellFormed(text)
                    && name.getFileSystem().getPath(text).equals(name);
        } catch (InvalidPathException e) {
            // Some versions of Java replace bytes by characters that they cannot encode.
            return false;
        }
    }

    /** Returns whether a text contains the character that stands for undecodable bytes. */
    public static boolean hasReplacement(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }

    /**
     * Returns the URI of a file, which contains the bytes of its path. So it is the same in each locale, and differs between
     * files.
     */
    public static String uri(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }

    /** Returns the name of a file with special and non-ASCII bytes in percent-encoding, the same in each locale. */
    public static String encoded(Path file) {
        String uri = uri(file);
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** Describes why the name of a file is not usable and what to do, as a phrase that follows the file name. */
    public static String undecodable(Path file) {
        String encoding =
                System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
        boolean unicode = encoding.toUpperCase(Locale.ROOT).startsWith("UTF");
        return "has a name that cannot be decoded as " + encoding + " (percent-encoded: " + encoded(file) + "); "
                + (unicode
                        ? "rename the file"
                        : "start the JVM with the environment variable LC_ALL=C.UTF-8 (a system property has no effect)");
    }
}
