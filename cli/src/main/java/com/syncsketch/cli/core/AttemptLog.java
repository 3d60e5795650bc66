package com.syncsketch.cli.core;

import com.syncsketch.cli.output.Output;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.http.AttemptEvent;
import com.syncsketch.sdk.client.http.AttemptListener;

/** Prints a line for each attempt to send a request. Paths have no query, and there are no headers, so no secrets. */
final class AttemptLog implements AttemptListener {

    private final Output output;

    AttemptLog(Output output) {
        this.output = output;
    }

    @Override
    public void onAttempt(AttemptEvent event) {
        StringBuilder line = new StringBuilder("debug: ")
                .append(event.getMethod())
                .append(' ')
                .append(event.getHost())
                .append(event.getPath())
                .append(" [")
                .append(event.getOperation())
                .append("] ");
        SyncSketchException exception = event.getException();
        if (event.getStatus() > 0) {
            line.append(event.getStatus());
        } else if (exception != null) {
            line.append(exception.getClass().getSimpleName());
        } else {
            line.append("no response");
        }
        line.append(", ")
                .append(event.getDuration().toMillis())
                .append(" ms, sent ")
                .append(event.getBytesSent())
                .append(" bytes, received ")
                .append(event.getBytesReceived())
                .append(" bytes");
        if (event.getAttempt() > 1) {
            line.append(", attempt ").append(event.getAttempt());
        }
        output.error(line.toString());
    }
}
