package com.syncsketch.sdk.client.internal.util;

import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes names of files out of texts that come from outside. */
public final class FileNames {

    private static final String FALLBACK = "download";
    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 16;

    /** Control and formatting characters, lone surrogates, and what Windows or a shell takes for something else. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*/\\\\]");

    private static final Pattern EDGES = Pattern.compile("^[\\s.\\u00a0]+|[\\s.\\u00a0]+$");
    private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{1,8})$");
    private static final Set<String> RESERVED = Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");
    private static final Pattern RESERVED_PORT = Pattern.compile("(?:COM|LPT)[0-9\\u00b9\\u00b2\\u00b3]");

    private FileNames() {}

    /** Gives a name that is safe in every folder. */
    public static String safe(@Nullable String suggested) {
        String text = suggested == null ? "" : suggested;
        String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        String name = trimmed(UNSAFE.matcher(last).replaceAll("_"));
        if (name.chars().allMatch(c -> c == '_')) {
            return FALLBACK;
        }
        name = cut(name);
        int dot = name.indexOf('.');
        String base = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return RESERVED.contains(base) || RESERVED_PORT.matcher(base).matches() ? "_" + name : name;
    }

    /** Gives the place of a name in a folder, and nowhere else. */
    public static Path in(Path folder, @Nullable String suggested) {
        String name = safe(suggested);
        Path file;
        try {
            file = folder.resolve(name);
        } catch (InvalidPathException e) {
            // Where the file system of this machine takes ASCII only.
            file = folder.resolve(name.replaceAll("[^\\x20-\\x7e]", "_"));
        }
        return folder.equals(file.getParent()) ? file : folder.resolve(FALLBACK);
    }

    /** Gives the extension at the end of a path, with its dot, or another one if there is none. */
    public static String extension(@Nullable String path, String otherwise) {
        Matcher matcher = EXTENSION.matcher(path == null ? "" : path);
        return matcher.find() ? matcher.group() : otherwise;
    }

    private static String trimmed(String name) {
        return EDGES.matcher(name).replaceAll("");
    }

    /** Cuts by bytes, since file systems count them, and between characters. */
    private static String cut(String name) {
        if (bytes(name) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        String base = name.substring(0, name.length() - extension.length());
        int room = LONGEST - bytes(extension);
        int end = 0;
        for (int used = 0; end < base.length(); ) {
            int character = base.codePointAt(end);
            used += bytes(Character.toString(character));
            if (used > room) {
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
