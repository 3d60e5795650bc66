package com.syncsketch.mock.internal.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the dates and times that Django accepts in filters: with a T or a space, without an offset (taken as UTC, the server's time
 * zone by default), and a plain date, which is the start of that day.
 */
public final class DateTimes {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern DATE_TIME = Pattern.compile(DATE
            + "[Tt ][0-9]{2}:[0-9]{2}(?<seconds>:[0-9]{2}(\\.[0-9]{1,9})?)?(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})?");

    private DateTimes() {}

    /**
     * Parses a date or a time.
     *
     * @param text the text
     * @return the moment; empty if the text is neither
     */
    public static Optional<Instant> parse(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            Matcher shape = DATE_TIME.matcher(text);
            if (!shape.matches()) {
                return Optional.empty();
            }
            String iso = text.replace(' ', 'T');
            return Optional.of(
                    shape.group("offset") == null
                            ? LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException e) {
            // The shape is right, but there is no such day or time.
            return Optional.empty();
        }
    }

    /**
     * Checks for a time by RFC 3339, which requires seconds and an offset. The RFC lets applications agree on a space in place of the
     * T, and the service does so.
     */
    static boolean isRfc3339(String text) {
        Matcher shape = DATE_TIME.matcher(text);
        return shape.matches()
                && shape.group("seconds") != null
                && shape.group("offset") != null
                && parse(text).isPresent();
    }
}
