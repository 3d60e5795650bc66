package com.syncsketch.cli.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Parses times such as {@code 90s} and sizes such as {@code 8M}. */
public final class Units {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*([A-Za-z]*)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "", 1_000L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Long> BYTES = Map.of(
            "", 1L, "b", 1L, "k", 1L << 10, "kib", 1L << 10, "m", 1L << 20, "mib", 1L << 20, "g", 1L << 30, "gib",
            1L << 30);

    private Units() {}

    /** Parses a time: a number with {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}, or an ISO duration. */
    public static Duration duration(String text) {
        if (text.startsWith("P")) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw invalidTime(text);
            }
        }
        try {
            Duration duration = Duration.ofMillis(amount(text, MILLIS));
            if (duration.isZero() && !text.matches("[0.]+\\D*")) {
                throw invalidTime(text);
            }
            return duration;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw invalidTime(text);
        }
    }

    private static TypeConversionException invalidTime(String text) {
        return new TypeConversionException("'" + text + "' is not a time such as 90s, 5m or 2h");
    }

    /** Parses a number of bytes: a number with {@code k}, {@code M} or {@code G}, which are powers of 1024. */
    public static long bytes(String text) {
        try {
            return amount(text, BYTES);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new TypeConversionException("'" + text + "' is not a size such as 500k, 8M or 2G");
        }
    }

    private static long amount(String text, Map<String, Long> units) {
        Matcher matcher = AMOUNT.matcher(text.strip());
        Long unit = matcher.matches() ? units.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
