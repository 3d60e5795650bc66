package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.http.AttemptEvent;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpRequest;
import jakarta.annotation.Nullable;
import java.time.Duration;

/** One attempt, from its start to its report. */
record AttemptRecorder(
        AttemptReporter reporter,
        int number,
        OperationInfo operation,
        HttpRequest request,
        Exchange exchange,
        long start) {

    void succeeded() {
        report(null);
    }

    void failed(SyncSketchException failure) {
        report(failure);
    }

    private void report(@Nullable SyncSketchException failure) {
        boolean logged = AttemptReporter.LOG.isDebugEnabled();
        if (!logged && !reporter.isWatched()) {
            return;
        }
        Event event = new Event(
                operation.name(),
                operation.method(),
                request.endpoint().authority(),
                operation.shownPath(path(request.target())),
                exchange.status(),
                Duration.ofNanos(reporter.now() - start),
                exchange.bytesSent(),
                exchange.bytesReceived(),
                number,
                failure);
        if (logged) {
            log(event);
        }
        reporter.report(event);
    }

    private void log(Event event) {
        String outcome = event.getException() == null
                ? Integer.toString(event.getStatus())
                : (event.getStatus() == 0 ? "no response" : event.getStatus() + " without a complete body") + " ("
                        + event.getException().getClass().getSimpleName() + ")";
        AttemptReporter.LOG.debug(
                "{} {}: {} after {} ms, attempt {}, {} bytes sent, {} received",
                event.getMethod(),
                target(event),
                outcome,
                event.getDuration().toMillis(),
                event.getAttempt(),
                event.getBytesSent(),
                event.getBytesReceived());
    }

    /**
     * Returns the path of the service with its IDs and the query without confidential values, but only the host of a storage:
     * paths there contain the names of files.
     */
    private String target(Event event) {
        boolean storage = operation.template().startsWith("{");
        String where = storage ? event.getHost() + " " + operation.template() : operation.shownTarget();
        return operation.detail().isEmpty() ? where : where + " [" + operation.detail() + "]";
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private record Event(
            String operation,
            String method,
            String host,
            String path,
            int status,
            Duration duration,
            long bytesSent,
            long bytesReceived,
            int attempt,
            @Nullable SyncSketchException exception)
            implements AttemptEvent {

        @Override
        public String getOperation() {
            return operation;
        }

        @Override
        public String getMethod() {
            return method;
        }

        @Override
        public String getHost() {
            return host;
        }

        @Override
        public String getPath() {
            return path;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public Duration getDuration() {
            return duration;
        }

        @Override
        public long getBytesSent() {
            return bytesSent;
        }

        @Override
        public long getBytesReceived() {
            return bytesReceived;
        }

        @Override
        public int getAttempt() {
            return attempt;
        }

        @Override
        @Nullable
        public SyncSketchException getException() {
            return exception;
        }
    }
}
