package com.syncsketch.cli.config;

import com.syncsketch.cli.error.CliException;
import jakarta.annotation.Nullable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of options that are not on the command line. For the option {@code --min-age} of the command {@code upload}, in
 * this order: the environment variables {@code SYNCSKETCH_UPLOAD_MIN_AGE} and {@code SYNCSKETCH_MIN_AGE}, then the settings
 * {@code upload.min-age} and {@code min-age} of the profile.
 */
public final class Settings {

    /** The profile that is used if none is named. */
    public static final String DEFAULT_PROFILE = "default";

    private static final String PREFIX = "SYNCSKETCH_";

    private final Map<String, String> environment;
    private final String profileName;
    private final boolean profileOnCommandLine;
    private final Path file;
    private final boolean newProfile;

    private @Nullable ConfigFile config;
    private @Nullable Map<String, String> profile;

    private Settings(
            Map<String, String> environment, @Nullable String profile, @Nullable String file, boolean newProfile) {
        this.environment = environment;
        this.newProfile = newProfile;
        this.profileOnCommandLine = profile != null;
        String named = profile != null ? profile : value(environment, "SYNCSKETCH_PROFILE");
        this.profileName = named == null ? DEFAULT_PROFILE : named;
        String path = file != null ? file : value(environment, "SYNCSKETCH_CONFIG");
        try {
            this.file = path == null ? ConfigFile.defaultPath(environment) : Path.of(path);
        } catch (InvalidPathException e) {
            throw CliException.usage("--config is not a valid path");
        }
    }

    /**
     * Creates settings. The profile and the file must be known before options are parsed, whose values they contain, so their
     * options are searched for in the arguments.
     *
     * @param environment the environment variables
     * @param arguments the command-line arguments
     */
    public static Settings of(Map<String, String> environment, List<String> arguments) {
        // These commands create profiles, or do not need them.
        boolean newProfile = arguments.contains("login") || arguments.contains("logout");
        return new Settings(environment, argument(arguments, "--profile"), argument(arguments, "--config"), newProfile);
    }

    private static @Nullable String argument(List<String> arguments, String option) {
        String found = null;
        for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
            if (arguments.get(i).equals(option) && i + 1 < arguments.size()) {
                found = arguments.get(i + 1);
            } else if (arguments.get(i).startsWith(option + "=")) {
                found = arguments.get(i).substring(option.length() + 1);
            }
        }
        return found;
    }

    /**
     * Returns the value of an option.
     *
     * @param command the command, such as {@code "upload"} or {@code "auth login"}; empty for global options
     * @param option the longest name of the option, such as {@code "--min-age"}
     */
    public Optional<String> find(String command, String option) {
        String name = option.replaceFirst("^-+", "");
        for (String variable : variables(command, option)) {
            String value = value(environment, variable);
            if (value != null) {
                return Optional.of(value);
            }
        }
        Map<String, String> settings = profile();
        String specific = command.isEmpty() ? null : settings.get(command.replace(' ', '.') + "." + name);
        return Optional.ofNullable(specific != null ? specific : settings.get(name));
    }

    /** Returns the names of the environment variables of an option, in the order in which they are used. */
    public static List<String> variables(String command, String option) {
        String general = PREFIX + constant(option.replaceFirst("^-+", ""));
        return command.isEmpty()
                ? List.of(general)
                : List.of(PREFIX + constant(command) + "_" + constant(option.replaceFirst("^-+", "")), general);
    }

    private static String constant(String name) {
        return name.replace('-', '_').replace(' ', '_').toUpperCase(Locale.ROOT);
    }

    /** Returns an environment variable, or null if it is not set or blank. */
    @Nullable
    String variable(String name) {
        return value(environment, name);
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Returns the environment variables. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Returns the name of the profile. */
    public String profileName() {
        return profileName;
    }

    /** Returns whether the profile was named on the command line, so that it takes precedence over the environment. */
    boolean isProfileOnCommandLine() {
        return profileOnCommandLine;
    }

    /**
     * Returns the settings of the profile.
     *
     * @throws CliException if the configuration file cannot be used, or a named profile does not exist
     */
    Map<String, String> profile() {
        Map<String, String> settings = profile;
        if (settings == null) {
            Set<String> names = config().profiles();
            if (!newProfile && !profileName.equals(DEFAULT_PROFILE) && !names.contains(profileName)) {
                throw CliException.usage("There is no profile '" + profileName + "' in " + file
                        + (names.isEmpty() ? "" : ", only " + String.join(", ", names)));
            }
            settings = config().profile(profileName);
            profile = settings;
        }
        return settings;
    }

    /** Returns the configuration file, which is read on the first call. */
    public ConfigFile config() {
        ConfigFile read = config;
        if (read == null) {
            read = ConfigFile.read(file);
            config = read;
        }
        return read;
    }
}
