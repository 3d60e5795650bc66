package com.syncsketch.mock.internal.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses the dates and times that Django accepts in filters: with a T or a space, without an offset (taken as UTC, the server's time
 * zone by default), and a plain date, which is the start of that day.
 */
public final class DateTimes {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern DATE_TIME =
            Pattern.compile(DATE + "[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?");

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
                return Optional.of(LocalDate.parse(text).atTime(LocalTime.MIN).toInstant(ZoneOffset.UTC));
            }
            if (!DATE_TIME.matcher(text).matches()) {
                return Optional.empty();
            }
            String iso = text.replace(' ', 'T').replace('t', 'T').replace('z', 'Z');
            boolean offset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            // The shape is right, but there is no such day or time.
            return Optional.empty();
        }
    }
}
