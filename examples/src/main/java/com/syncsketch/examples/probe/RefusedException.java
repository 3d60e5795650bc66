package com.syncsketch.examples.probe;

/** The first call was refused, so there is nothing to report. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(int status) {
        super("The service refuses these credentials (" + status + "); nothing else was asked");
    }
}
