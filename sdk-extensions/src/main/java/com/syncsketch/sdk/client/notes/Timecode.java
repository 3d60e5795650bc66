package com.syncsketch.sdk.client.notes;

import jakarta.annotation.Nullable;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A timecode: the label of a frame, as hours, minutes, seconds and frames.
 *
 * <ul>
 *   <li>At a whole rate, and at 1000/1001 of one, such as 23.976 and 29.97, a label counts frames: frame 30 is
 *       {@code 00:00:01:00} at 29.97. Over an hour, such labels are 3.6 seconds behind the clock.
 *   <li>Drop-frame timecode, for 29.97, 59.94 and 119.88, skips labels (not frames) so that it stays with the clock: the first
 *       two of each minute at 29.97, except each tenth. It has a semicolon before the frames.
 *   <li>At any other rate, such as 12.5, the seconds are those of the clock, and the frames are counted from the first frame
 *       that starts in the second.
 * </ul>
 *
 * <p>Hours do not start again after 23. Immutable and thread-safe.
 */
public final class Timecode {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6}):([0-5]\\d):([0-5]\\d)([:;])(\\d{2,4})");
    private static final long MAX_FRAME = Integer.MAX_VALUE * 1000L;

    private final long frame;
    private final FrameRate rate;
    private final boolean dropFrame;

    private Timecode(long frame, FrameRate rate, boolean dropFrame) {
        if (frame < 0 || frame > MAX_FRAME) {
            throw new IllegalArgumentException("A timecode has no frame " + frame);
        }
        this.frame = frame;
        this.rate = Objects.requireNonNull(rate, "rate");
        this.dropFrame = dropFrame;
    }

    /**
     * Returns the timecode of a frame, without dropped labels.
     *
     * @param frame the number of frames since {@code 00:00:00:00}; not negative
     * @param rate the frame rate
     * @return the timecode
     * @throws IllegalArgumentException if the frame is negative or very large
     */
    public static Timecode of(long frame, FrameRate rate) {
        return new Timecode(frame, rate, false);
    }

    /**
     * Returns the drop-frame timecode of a frame.
     *
     * @param frame the number of frames since {@code 00:00:00;00}; not negative
     * @param rate the frame rate: 29.97, 59.94 or 119.88
     * @return the timecode
     * @throws IllegalArgumentException if the frame is negative or very large, or drop-frame timecode is not defined for the
     *     rate
     */
    public static Timecode ofDropFrame(long frame, FrameRate rate) {
        if (!rate.isDropFrameCapable()) {
            throw new IllegalArgumentException("There is no drop-frame timecode at " + rate + " frames per second");
        }
        return new Timecode(frame, rate, true);
    }

    /**
     * Parses a timecode, such as {@code 01:00:00:00}. A semicolon before the frames means drop-frame.
     *
     * @param text the timecode
     * @param rate the frame rate
     * @return the timecode
     * @throws IllegalArgumentException if there is no frame with that label at the rate
     */
    public static Timecode parse(String text, FrameRate rate) {
        Matcher matcher = TEXT.matcher(Objects.requireNonNull(text, "text"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a timecode such as 01:00:00:00: " + text);
        }
        long seconds = Long.parseLong(matcher.group(1)) * 3600
                + Long.parseLong(matcher.group(2)) * 60
                + Long.parseLong(matcher.group(3));
        int frames = Integer.parseInt(matcher.group(5));
        Timecode timecode;
        if (matcher.group(4).equals(";")) {
            long minutes = seconds / 60;
            long dropped = dropped(rate) * (minutes - minutes / 10);
            timecode = ofDropFrame(seconds * rate.getTimecodeBase() + frames - dropped, rate);
        } else {
            timecode = of(firstFrame(seconds, rate) + frames, rate);
        }
        if (timecode.seconds() != seconds || timecode.frames() != frames) {
            throw new IllegalArgumentException("There is no frame " + text + " at " + rate + " frames per second");
        }
        return timecode;
    }

    /** Returns the labels that are skipped at the start of a minute. */
    private static int dropped(FrameRate rate) {
        return rate.getTimecodeBase() / 15;
    }

    private static boolean countsFrames(FrameRate rate) {
        return rate.getDenominator() == 1 || rate.isNtsc();
    }

    /** Returns the first frame of a second, without dropped labels. */
    private static long firstFrame(long second, FrameRate rate) {
        return countsFrames(rate)
                ? second * rate.getTimecodeBase()
                : Math.floorDiv(
                        Math.addExact(Math.multiplyExact(second, rate.getNumerator()), rate.getDenominator() - 1),
                        rate.getDenominator());
    }

    /** Returns the number in the sequence of labels, including the dropped ones. */
    private long label() {
        if (!dropFrame) {
            return frame;
        }
        int base = rate.getTimecodeBase();
        int dropped = dropped(rate);
        long inTenMinutes = base * 600L - 9L * dropped;
        long inMinute = base * 60L - dropped;
        long tens = frame / inTenMinutes;
        long rest = frame % inTenMinutes;
        // The first of ten minutes has all labels.
        long minutes = rest < base * 60L ? 0 : 1 + (rest - base * 60L) / inMinute;
        return frame + dropped * (9 * tens + minutes);
    }

    private long seconds() {
        return countsFrames(rate)
                ? label() / rate.getTimecodeBase()
                : Math.multiplyExact(frame, rate.getDenominator()) / rate.getNumerator();
    }

    private long frames() {
        return countsFrames(rate) ? label() % rate.getTimecodeBase() : frame - firstFrame(seconds(), rate);
    }

    /**
     * Returns the frame.
     *
     * @return the number of frames since {@code 00:00:00:00}
     */
    public long getFrame() {
        return frame;
    }

    /**
     * Returns the frame rate.
     *
     * @return the frame rate
     */
    public FrameRate getFrameRate() {
        return rate;
    }

    /**
     * Returns whether labels are dropped.
     *
     * @return true for drop-frame timecode
     */
    public boolean isDropFrame() {
        return dropFrame;
    }

    /**
     * Returns a later or an earlier timecode.
     *
     * @param frames the number of frames to add; may be negative
     * @return the timecode
     * @throws IllegalArgumentException if the result is before {@code 00:00:00:00}
     */
    public Timecode plus(long frames) {
        return new Timecode(Math.addExact(frame, frames), rate, dropFrame);
    }

    /** Returns whether the other object is the same frame at the same rate, labeled in the same way. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timecode that
                && frame == that.frame
                && rate.equals(that.rate)
                && dropFrame == that.dropFrame;
    }

    /** Returns a hash code that is consistent with {@link #equals}. */
    @Override
    public int hashCode() {
        return Objects.hash(frame, rate, dropFrame);
    }

    /** Returns the label, such as {@code 01:00:00:00}. */
    @Override
    public String toString() {
        long seconds = seconds();
        int digits = rate.getTimecodeBase() > 100 ? 3 : 2;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%s%0" + digits + "d",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                dropFrame ? ";" : ":",
                frames());
    }
}
