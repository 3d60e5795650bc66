package com.syncsketch.mock;

/** Makes a server look as if it had a defect, since it should have none. */
public final class Saboteur {

    private Saboteur() {}

    /** Lets the server have done something wrong. */
    public static void spoil(MockSyncSketch mock, String text) {
        mock.service().defects().add(text);
    }
}
