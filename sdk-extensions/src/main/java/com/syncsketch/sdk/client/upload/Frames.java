package com.syncsketch.sdk.client.upload;

/** Checks frame rates. */
final class Frames {

    private Frames() {}

    /** Returns the frame rate if it is valid. */
    static double checkedFps(double fps) {
        if (!(fps > 0) || Double.isInfinite(fps)) {
            throw new IllegalArgumentException("fps must be a positive finite number, but is " + fps);
        }
        return fps;
    }
}
