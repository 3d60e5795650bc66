package com.syncsketch.sdk.client.notes;

import jakarta.annotation.Nullable;
import java.util.Objects;

/** How the timecodes of notes are computed. Immutable and thread-safe. */
public final class NotesOptions {

    private static final NotesOptions STANDARD = builder().build();

    @Nullable
    private final FrameRate defaultFrameRate;

    @Nullable
    private final String startTimecode;

    private final boolean dropFrame;

    private NotesOptions(Builder builder) {
        defaultFrameRate = builder.defaultFrameRate;
        startTimecode = builder.startTimecode;
        dropFrame = builder.dropFrame;
    }

    /**
     * Returns the default options: the frame rate of each item, timecodes that start at {@code 00:00:00:00}, no dropped labels.
     *
     * @return the default options
     */
    public static NotesOptions standard() {
        return STANDARD;
    }

    /**
     * Creates a builder with the default options.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the frame rate of items for which the service returns none.
     *
     * @return the frame rate, or null if notes on such items have no timecode
     */
    @Nullable
    public FrameRate getDefaultFrameRate() {
        return defaultFrameRate;
    }

    /**
     * Returns the timecode of the first frame of each item.
     *
     * @return the timecode, or null for {@code 00:00:00:00}
     */
    @Nullable
    public String getStartTimecode() {
        return startTimecode;
    }

    /**
     * Returns whether drop-frame timecode is used where it is defined.
     *
     * @return true for drop-frame timecode at 29.97, 59.94 and 119.88 frames per second
     */
    public boolean isDropFrame() {
        return dropFrame;
    }

    /** Returns the timecode of a frame that is counted from the start of the media. */
    Timecode timecode(int frame, FrameRate rate) {
        boolean drop = dropFrame && rate.isDropFrameCapable();
        String start = startTimecode;
        if (start == null) {
            return drop ? Timecode.ofDropFrame(frame, rate) : Timecode.of(frame, rate);
        }
        int last = Math.max(start.lastIndexOf(':'), start.lastIndexOf(';'));
        String label = start.substring(0, last) + (drop ? ";" : ":") + start.substring(last + 1);
        return Timecode.parse(label, rate).plus(frame);
    }

    /** Builds {@link NotesOptions}. Not thread-safe. */
    public static final class Builder {

        @Nullable
        private FrameRate defaultFrameRate;

        @Nullable
        private String startTimecode;

        private boolean dropFrame;

        private Builder() {}

        /**
         * Sets the frame rate of items for which the service returns none. By default, notes on them have no timecode.
         *
         * @param defaultFrameRate the frame rate
         * @return this builder
         */
        public Builder defaultFrameRate(FrameRate defaultFrameRate) {
            this.defaultFrameRate = Objects.requireNonNull(defaultFrameRate, "defaultFrameRate");
            return this;
        }

        /**
         * Sets the timecode of the first frame of each item, such as {@code 01:00:00:00}. The default is
         * {@code 00:00:00:00}.
         *
         * @param startTimecode the timecode, with whole seconds
         * @return this builder
         * @throws IllegalArgumentException if it is not a timecode, or its frames are not 00
         */
        public Builder startTimecode(String startTimecode) {
            String text = Objects.requireNonNull(startTimecode, "startTimecode");
            // Each item has a frame rate of its own, so only a label that exists at all of them can be used.
            if (!text.matches("\\d{1,6}:[0-5]\\d:[0-5]\\d[:;]00")) {
                throw new IllegalArgumentException("startTimecode must be a timecode such as 01:00:00:00: " + text);
            }
            this.startTimecode = text;
            return this;
        }

        /**
         * Sets whether drop-frame timecode is used at 29.97, 59.94 and 119.88 frames per second. The default is false. The
         * service does not tell how a media file is labeled.
         *
         * @param dropFrame true for drop-frame timecode
         * @return this builder
         */
        public Builder dropFrame(boolean dropFrame) {
            this.dropFrame = dropFrame;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return immutable options
         */
        public NotesOptions build() {
            return new NotesOptions(this);
        }
    }
}
