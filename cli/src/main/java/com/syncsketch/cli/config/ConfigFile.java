package com.syncsketch.cli.config;

import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration file: sections named by profiles, with a line {@code option = value} for each setting. Lines that start with
 * {@code #} or {@code ;} are comments. Only its owner may have access, since it may contain API keys.
 */
public final class ConfigFile {

    private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*([^\\]]+?)\\s*]\\s*");
    private static final Pattern SETTING = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9.-]*)\\s*[=:]\\s*(.*?)\\s*");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private final Path file;
    private final List<String> lines;

    private ConfigFile(Path file, List<String> lines) {
        this.file = file;
        this.lines = new ArrayList<>(lines);
    }

    /**
     * Returns the default location: {@code syncsketch/config} in {@code $XDG_CONFIG_HOME}, or in {@code ~/.config}.
     *
     * @param environment the environment variables
     */
    public static Path defaultPath(Map<String, String> environment) {
        String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        // Relative paths are invalid by the specification of the variable.
        Path folder = base.startsWith("/") ? Path.of(base) : Path.of(home, ".config");
        return folder.resolve("syncsketch").resolve("config");
    }

    /**
     * Reads a file.
     *
     * @param file the file; need not exist
     * @throws CliException if others have access to it, or it cannot be read or parsed
     */
    public static ConfigFile read(Path file) {
        if (!Files.exists(file)) {
            return new ConfigFile(file, List.of());
        }
        try {
            checkPermissions(file);
            ConfigFile config = new ConfigFile(file, Files.readAllLines(file, StandardCharsets.UTF_8));
            config.validate();
            return config;
        } catch (IOException e) {
            throw new CliException(
                    ExitCodes.USAGE, "Cannot read the configuration file " + file + ": " + reason(e), List.of(), e);
        }
    }

    private static void checkPermissions(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!PRIVATE.containsAll(permissions)) {
            throw CliException.usage("The configuration file " + file + " is accessible by others ("
                    + PosixFilePermissions.toString(permissions) + "), but may contain keys. Run: chmod 600 " + file);
        }
    }

    private void validate() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!isComment(line)
                    && !SECTION.matcher(line).matches()
                    && !SETTING.matcher(line).matches()) {
                // Without the line, which may contain a key.
                throw CliException.usage("The configuration file " + file + " has an invalid line " + (i + 1)
                        + "; expected [profile] or option = value");
            }
        }
    }

    private static boolean isComment(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#") || text.startsWith(";");
    }

    /** Returns the file. */
    public Path path() {
        return file;
    }

    /** Returns the names of the profiles, in order. */
    public Set<String> profiles() {
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines) {
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                names.add(section.group(1));
            }
        }
        return names;
    }

    /** Returns the settings of a profile; empty if it does not exist. */
    public Map<String, String> profile(String name) {
        Map<String, String> settings = new LinkedHashMap<>();
        String current = Settings.DEFAULT_PROFILE;
        for (String line : lines) {
            Matcher section = SECTION.matcher(line);
            Matcher setting = SETTING.matcher(line);
            if (section.matches()) {
                current = section.group(1);
            } else if (current.equals(name) && !isComment(line) && setting.matches()) {
                settings.put(setting.group(1), setting.group(2));
            }
        }
        return settings;
    }

    /**
     * Changes settings of a profile and keeps everything else. The file is replaced atomically and readable by its owner only.
     *
     * @param profile the profile; is created if needed
     * @param removed the settings to remove
     * @param added the settings to set
     * @throws IOException if the file cannot be written
     */
    public void update(String profile, Set<String> removed, Map<String, String> added) throws IOException {
        int end = removeFrom(profile, removed, added.keySet());
        if (end < 0 && !added.isEmpty()) {
            if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
                lines.add("");
            }
            lines.add("[" + profile + "]");
            end = lines.size();
        }
        List<String> settings = added.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .toList();
        if (end >= 0) {
            lines.addAll(end, settings);
        }
        write();
    }

    /** Removes settings of a section, and returns the index after its last remaining one, or -1 if there is no section. */
    private int removeFrom(String profile, Set<String> first, Set<String> second) {
        String current = Settings.DEFAULT_PROFILE;
        int end = -1;
        for (int i = 0; i < lines.size(); i++) {
            Matcher section = SECTION.matcher(lines.get(i));
            Matcher setting = SETTING.matcher(lines.get(i));
            if (section.matches()) {
                current = section.group(1);
                end = current.equals(profile) ? i + 1 : end;
            } else if (current.equals(profile) && !isComment(lines.get(i)) && setting.matches()) {
                if (first.contains(setting.group(1)) || second.contains(setting.group(1))) {
                    lines.remove(i--);
                } else {
                    end = i + 1;
                }
            }
        }
        return end;
    }

    private void write() throws IOException {
        // A link, for example into a folder of dotfiles, stays one.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, ".config", ".tmp");
        try {
            if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(temporary, OWNER_ONLY);
            }
            Files.write(temporary, lines, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
