package com.syncsketch.sdk.client.internal;

/** An upload was stopped from outside, in a state from which it can go on. */
final class StoppedException extends Exception {

    private static final long serialVersionUID = 1L;
}
