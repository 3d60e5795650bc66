package com.syncsketch.mock;

import com.syncsketch.mock.internal.http.HeaderText;
import java.time.Duration;
import java.util.regex.Pattern;

/** Checks the values of options. The messages name the option and the value. */
final class OptionChecks {

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    private OptionChecks() {}

    static String notBlank(String option, String text) {
        return require(!text.isBlank(), text, "The " + option + " must not be blank");
    }

    static String user(String name) {
        require(name.indexOf(':') < 0, name, "The user name must not contain a colon: " + name);
        return HeaderText.require("user name", name);
    }

    static int port(int number) {
        return require(number >= 0 && number <= 65_535, number, "The port must be from 0 to 65535, but is " + number);
    }

    static <N extends Number> N atLeastOne(String option, N number) {
        return require(number.longValue() >= 1, number, "The " + option + " must be at least 1, but is " + number);
    }

    static int notNegative(String option, int number) {
        return require(number >= 0, number, "The " + option + " must not be negative, but is " + number);
    }

    static long range(String option, long number, long min, long max) {
        return require(
                number >= min && number <= max,
                number,
                "The " + option + " must be from " + min + " to " + max + ", but is " + number);
    }

    /**
     * Checks a duration.
     *
     * @param range the range in words, for the message
     */
    static Duration range(String option, Duration duration, Duration min, Duration max, String range) {
        return require(
                duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0,
                duration,
                "The " + option + " must be " + range + ", but is " + duration);
    }

    static String hostName(String option, String name) {
        return require(
                HOST_NAME.matcher(name).matches(),
                name,
                "The " + option + " must be a name such as mock.example, without a port, but is " + name);
    }

    private static <T> T require(boolean valid, T value, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
        return value;
    }
}
