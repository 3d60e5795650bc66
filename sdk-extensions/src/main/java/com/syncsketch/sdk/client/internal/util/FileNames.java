package com.syncsketch.sdk.client.internal.util;

import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates safe file names from untrusted texts. */
public final class FileNames {

    private static final String FALLBACK = "download";
    private static final int MAX_BYTES = 200;
    private static final int MAX_EXTENSION_LENGTH = 16;

    /** Control and format characters, lone surrogates, and characters with a special meaning in Windows or shells. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*/\\\\]");

    private static final Pattern EDGES = Pattern.compile("^[\\s.\\u00a0]+|[\\s.\\u00a0]+$");
    private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{1,8})$");
    private static final Set<String> RESERVED = Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");
    private static final Pattern RESERVED_PORT = Pattern.compile("(?:COM|LPT)[0-9\\u00b9\\u00b2\\u00b3]");

    private FileNames() {}

    /** Returns a file name that is safe on all platforms. */
    public static String safe(@Nullable String suggested) {
        String text = suggested == null ? "" : suggested;
        String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        String name = trimmed(UNSAFE.matcher(last).replaceAll("_"));
        if (name.chars().allMatch(c -> c == '_')) {
            return FALLBACK;
        }
        name = truncate(name);
        int dot = name.indexOf('.');
        String base = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return RESERVED.contains(base) || RESERVED_PORT.matcher(base).matches() ? "_" + name : name;
    }

    /** Returns the path of a safe name in a folder, never outside of it. */
    public static Path in(Path folder, @Nullable String suggested) {
        String name = safe(suggested);
        Path file;
        try {
            file = folder.resolve(name);
        } catch (InvalidPathException e) {
            // The file system only supports ASCII.
            file = folder.resolve(name.replaceAll("[^\\x20-\\x7e]", "_"));
        }
        return folder.equals(file.getParent()) ? file : folder.resolve(FALLBACK);
    }

    /** Returns the extension of a path, with its dot, or the default if there is none. */
    public static String extension(@Nullable String path, String defaultExtension) {
        Matcher matcher = EXTENSION.matcher(path == null ? "" : path);
        return matcher.find() ? matcher.group() : defaultExtension;
    }

    private static String trimmed(String name) {
        return EDGES.matcher(name).replaceAll("");
    }

    /** Truncates between characters; the limit is in bytes, as in file systems. */
    private static String truncate(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= MAX_EXTENSION_LENGTH ? name.substring(dot) : "";
        String base = name.substring(0, name.length() - extension.length());
        int available = MAX_BYTES - bytes(extension);
        int end = 0;
        for (int used = 0; end < base.length(); ) {
            int character = base.codePointAt(end);
            used += bytes(Character.toString(character));
            if (used > available) {
                break;
            }
            end += Character.charCount(character);
        }
        return trimmed(base.substring(0, end)) + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
