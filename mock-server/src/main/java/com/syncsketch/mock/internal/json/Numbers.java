package com.syncsketch.mock.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Parses the numbers of requests: query and path parameters, headers, forms and signed URLs. Unlike the parsers of the JDK, it accepts
 * ASCII digits only, no plus sign and no spaces, and it limits exponents, because 1e999999999 has a billion digits.
 */
public final class Numbers {

    /** The largest integer that every JSON library reads exactly: 2^53 - 1. */
    public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private static final int MAX_DECIMAL_LENGTH = 400;
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,40}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private Numbers() {}

    /**
     * Parses an integer.
     *
     * @param text the text
     * @return the number; empty if the text is not an integer, or has more than 40 digits
     */
    public static Optional<BigInteger> parseInteger(String text) {
        return INTEGER.matcher(text).matches() ? Optional.of(new BigInteger(text)) : Optional.empty();
    }

    /**
     * Parses an integer.
     *
     * @param text the text
     * @return the number; empty if the text is not an integer, or the integer is out of the range of a long
     */
    public static OptionalLong parseLong(String text) {
        Optional<BigInteger> number = parseInteger(text).filter(integer -> integer.bitLength() < Long.SIZE);
        return number.isPresent() ? OptionalLong.of(number.get().longValue()) : OptionalLong.empty();
    }

    /**
     * Parses an integer in a range.
     *
     * @param text the text
     * @param min the smallest number
     * @param max the largest number
     * @return the number; empty if the text is not an integer in the range
     */
    public static OptionalInt parseInt(String text, int min, int max) {
        OptionalLong number = parseLong(text);
        return number.isPresent() && number.getAsLong() >= min && number.getAsLong() <= max
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /**
     * Parses a decimal number.
     *
     * @param text the text
     * @return the number; empty if the text is not a number, or the number is out of the range of a double
     */
    public static Optional<BigDecimal> parseDecimal(String text) {
        if (text.length() > MAX_DECIMAL_LENGTH || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return Double.isFinite(number.doubleValue()) ? Optional.of(number) : Optional.empty();
    }
}
