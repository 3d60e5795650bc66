package com.syncsketch.sdk.client.notes;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Set;

/**
 * An exact frame rate. 29.97 frames per second, for example, are 30000/1001. Immutable and thread-safe.
 */
public final class FrameRate {

    /** The nominal rates that are also used with 1000/1001 of their speed. */
    private static final int[] NTSC = {12, 15, 24, 30, 48, 60, 72, 96, 100, 120, 240};

    private static final Set<Integer> DROP_FRAME = Set.of(30, 60, 120);

    /** 23.98 is meant as 24000/1001, which is 23.976. */
    private static final double NTSC_TOLERANCE = 0.005;

    private static final double INTEGER_TOLERANCE = 0.0005;
    private static final double MIN = 0.001;
    private static final double MAX = 1000;

    /** Keeps the arithmetic of timecodes within 64 bits. */
    private static final int MAX_DENOMINATOR = 1_000_000;

    private static final int MAX_DECIMALS = 6;

    private final long numerator;
    private final long denominator;

    private FrameRate(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /**
     * Returns the exact rate for a decimal number, such as {@code getFps()} of an item. 23.976, 23.98, 29.97, 59.94 and similar
     * values become multiples of 1000/1001, as they are meant. Values next to a whole number become that number; others are
     * rounded to 6 decimals.
     *
     * @param fps the frames per second; at least 0.001, at most 1000
     * @return the rate
     * @throws IllegalArgumentException if it is out of range or not a number
     */
    public static FrameRate of(double fps) {
        if (!(fps >= MIN && fps <= MAX)) {
            throw new IllegalArgumentException("fps must be at least 0.001 and at most 1000, not " + fps);
        }
        for (int nominal : NTSC) {
            if (Math.abs(fps - nominal * 1000.0 / 1001) < NTSC_TOLERANCE) {
                return new FrameRate(nominal * 1000L, 1001);
            }
        }
        long whole = Math.round(fps);
        if (whole > 0 && Math.abs(fps - whole) < INTEGER_TOLERANCE) {
            return new FrameRate(whole, 1);
        }
        BigDecimal exact = BigDecimal.valueOf(fps).setScale(MAX_DECIMALS, RoundingMode.HALF_UP);
        return reduced(exact.unscaledValue().longValueExact(), MAX_DENOMINATOR);
    }

    /**
     * Returns a rate as a fraction.
     *
     * @param numerator the numerator; at least 1
     * @param denominator the denominator; at least 1, at most 1,000,000
     * @return the rate, in lowest terms
     * @throws IllegalArgumentException if a number is out of range, or the rate is more than 1000
     */
    public static FrameRate of(int numerator, int denominator) {
        if (numerator < 1 || denominator < 1 || denominator > MAX_DENOMINATOR || numerator > MAX * denominator) {
            throw new IllegalArgumentException(
                    "The frame rate " + numerator + "/" + denominator + " is not more than 0 and at most 1000");
        }
        return reduced(numerator, denominator);
    }

    private static FrameRate reduced(long numerator, long denominator) {
        long divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        return new FrameRate(numerator / divisor, denominator / divisor);
    }

    /**
     * Returns the numerator.
     *
     * @return at least 1
     */
    public long getNumerator() {
        return numerator;
    }

    /**
     * Returns the denominator.
     *
     * @return at least 1
     */
    public long getDenominator() {
        return denominator;
    }

    /**
     * Returns the frames per second.
     *
     * @return the nearest decimal number
     */
    public double toDouble() {
        return (double) numerator / denominator;
    }

    /**
     * Returns the number of frames that a timecode counts per second: 30 for 29.97.
     *
     * @return the rate, rounded up to a whole number
     */
    public int getTimecodeBase() {
        return (int) ((numerator + denominator - 1) / denominator);
    }

    /**
     * Returns whether drop-frame timecode is defined for the rate.
     *
     * @return true for 29.97, 59.94 and 119.88
     */
    public boolean isDropFrameCapable() {
        return isNtsc() && DROP_FRAME.contains(getTimecodeBase());
    }

    /** Returns whether timecode counts whole frames although the rate is 1000/1001 of a whole number. */
    boolean isNtsc() {
        return denominator == 1001 && numerator % 1000 == 0;
    }

    /** Returns whether the other object is an equal rate. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FrameRate that && numerator == that.numerator && denominator == that.denominator;
    }

    /** Returns a hash code that is consistent with {@link #equals}. */
    @Override
    public int hashCode() {
        return Long.hashCode(31 * numerator + denominator);
    }

    /** Returns the rate as a number or a fraction. */
    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }
}
