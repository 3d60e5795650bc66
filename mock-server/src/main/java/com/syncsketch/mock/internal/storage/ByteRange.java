package com.syncsketch.mock.internal.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of the bytes of an object.
 *
 * @param start the first byte, from 0
 * @param end the last byte, inclusive
 */
record ByteRange(long start, long end) {

    private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Parses a {@code Range} header. A header that is not one range is ignored, as Amazon S3 does.
     *
     * @param header the value
     * @param size the size of the object
     * @return the range, or empty for the whole object
     * @throws S3Exception with status 416 if the object has no such bytes
     */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = HEADER.matcher(header.strip());
        if (!matcher.matches() || header.strip().equals("bytes=-")) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        long start = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        long end = first.isEmpty() || last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        if (!first.isEmpty() && !last.isEmpty() && Long.parseLong(last) < start) {
            return Optional.empty();
        }
        if (start >= size) {
            throw new S3Exception(
                    416,
                    "InvalidRange",
                    "The requested range is not satisfiable",
                    "RangeRequested",
                    header,
                    "ActualObjectSize",
                    Long.toString(size));
        }
        return Optional.of(new ByteRange(start, end));
    }

    long length() {
        return end - start + 1;
    }

    /** Returns the value of {@code Content-Range}. */
    String contentRange(long size) {
        return "bytes " + start + "-" + end + "/" + size;
    }
}
