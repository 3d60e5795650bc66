package com.syncsketch.mock.internal.pipeline;

import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.Action.Disconnect;
import com.syncsketch.mock.fault.CannedResponse;
import com.syncsketch.mock.fault.FaultStep;
import com.syncsketch.mock.fault.FieldEdit;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.ExchangeHandler;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.journal.RecordedResponse;
import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Applies a fault to an exchange and records it in the journal. Not thread-safe. */
final class RecordedExchange implements Exchange {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    /** The maximum number of bytes of a request body to read after the response, so that the client gets to read the response. */
    private static final long MAX_DRAINED_BYTES = 64L * 1024 * 1024;

    private final Exchange exchange;
    private final OperationResolver resolver;
    private final OperationMatch match;
    private final FaultStep step;
    private final FaultRules rules;
    private final Clock clock;
    private final TeeInputStream requestBody;
    private final Request request;
    private final ExchangeRecord record;

    @Nullable
    private FaultingOutputStream output;

    private boolean failed;

    RecordedExchange(
            Exchange exchange,
            OperationResolver resolver,
            FaultRules rules,
            Journal journal,
            Clock clock,
            long number) {
        this.exchange = exchange;
        this.resolver = resolver;
        this.rules = rules;
        this.clock = clock;
        Instant arrived = clock.instant();
        Request original = exchange.request();
        BodyRecorder recorder = new BodyRecorder(original.header("Content-Type").orElse(null));
        requestBody = new TeeInputStream(original.body(), recorder);
        request = original.withBody(requestBody);
        match = resolver.resolve(original);
        step = rules.next(match, original);
        record = new ExchangeRecord(journal, number, arrived, match, step, request, recorder);
    }

    /** Lets the handler respond, or applies a fault in its place. */
    void run(ExchangeHandler handler) throws IOException {
        Optional<Disconnect> end = step.find(Disconnect.class);
        Optional<CannedResponse> canned = step.find(CannedResponse.class);
        if (end.isPresent()) {
            disconnect(end.get(), handler);
        } else if (canned.isPresent()) {
            respond(canned.get(), handler);
        } else {
            handler.handle(this);
        }
        if (record.isMissing()) {
            fail(new IllegalStateException("the response was not sent or not completed"));
        } else if (output != null && record.has(ExchangeOutcome.COMPLETED)) {
            drain();
        }
    }

    private void disconnect(Disconnect end, ExchangeHandler handler) throws IOException {
        if (end.executed()) {
            handler.handle(new DiscardedResponse());
        }
        skip(requestBody, end.afterBytes() == Disconnect.WHOLE_BODY ? Long.MAX_VALUE : end.afterBytes());
        sleep();
        if (end.kind() == Disconnect.Kind.RESET) {
            reset();
        } else {
            hangUp();
        }
    }

    private void respond(CannedResponse canned, ExchangeHandler handler) throws IOException {
        if (canned.executed()) {
            handler.handle(new DiscardedResponse());
        }
        if (!canned.early()) {
            skip(requestBody, Long.MAX_VALUE);
        }
        Map<String, String> headers = canned.headers();
        byte[] body = new byte[0];
        if (canned.body() != null) {
            body = canned.body().getBytes(StandardCharsets.UTF_8);
        } else if (canned.status() >= 400) {
            Response standard = resolver.error(request, canned.status(), "Injected fault");
            body = ResponseWriter.body(standard);
            if (standard.mediaType() != null
                    && ResponseHeaders.get(headers, "Content-Type").isEmpty()) {
                headers = ResponseHeaders.with(headers, "Content-Type", standard.mediaType());
            }
        }
        Duration wait = canned.retryAfter();
        if (wait != null) {
            String value = canned.retryAsDate()
                    ? HTTP_DATE.format(clock.instant().plus(wait).atOffset(ZoneOffset.UTC))
                    : String.valueOf(wait.toSeconds());
            headers = ResponseHeaders.with(headers, "Retry-After", value);
        }
        send(canned.status(), headers, body);
    }

    private void send(int status, Map<String, String> headers, byte[] body) throws IOException {
        try (OutputStream out = open(status, headers, body.length)) {
            out.write(body);
        }
    }

    private static void skip(InputStream body, long limit) throws IOException {
        byte[] buffer = new byte[8192];
        long rest = limit;
        while (rest > 0) {
            int count = body.read(buffer, 0, (int) Math.min(buffer.length, rest));
            if (count < 0) {
                return;
            }
            rest -= count;
        }
    }

    /**
     * Reads the rest of the request body. A connection that is closed with unread data sends a reset, which may prevent a client that
     * is still sending from reading the response.
     */
    private void drain() {
        boolean waitsForContinue =
                !requestBody.begun() && request.header("Expect").isPresent();
        if (requestBody.ended() || waitsForContinue) {
            return;
        }
        try {
            skip(exchange.request().body(), MAX_DRAINED_BYTES);
        } catch (IOException | RuntimeException e) {
            // The response has been sent, so the rest of the request does not matter.
        }
    }

    private void sleep() throws IOException {
        Optional<Action.Delay> delay = step.find(Action.Delay.class);
        if (delay.isPresent()) {
            try {
                rules.sleep(delay.get().time());
            } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted by the end of the server");
            }
        }
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public Origin origin() {
        return exchange.origin();
    }

    @Override
    public OutputStream begin(int status, Map<String, String> headers, long length) {
        boolean edited = !step.findAll(FieldEdit.class).isEmpty()
                || !step.findAll(Action.BrokenPage.class).isEmpty();
        return edited || rules.remembers(match.operation())
                ? new EditedBody(status, headers)
                : open(status, headers, length);
    }

    private FaultingOutputStream open(int status, Map<String, String> headers, long length) {
        FaultStep applied = failed ? FaultStep.NONE : step;
        Map<String, String> all = headers;
        for (Action.Header header : applied.findAll(Action.Header.class)) {
            all = ResponseHeaders.with(all, header.name(), header.value());
        }
        output = new FaultingOutputStream(exchange, rules, this, applied, status, all, length);
        return output;
    }

    @Override
    public void reset() {
        record(null, ExchangeOutcome.RESET);
        exchange.reset();
    }

    @Override
    public void hangUp() {
        record(null, ExchangeOutcome.CLOSED);
        exchange.hangUp();
    }

    @Override
    public void problem(String reason) {
        record.problem(reason);
    }

    @Override
    public void defect(String reason) {
        record.defect(reason);
    }

    /** Closes the connection of an exchange that was interrupted because the server closes. */
    void interrupted() {
        record(null, ExchangeOutcome.CLOSED);
        exchange.hangUp();
    }

    /** Completes an exchange whose client has closed the connection. */
    void clientGone() {
        record(record.response(), ExchangeOutcome.CLIENT_DISCONNECTED);
        exchange.hangUp();
    }

    /** Responds with an internal error, or closes the connection if a response has been started. */
    void fail(Throwable failure) throws IOException {
        defect("Internal error of the mock server: " + failure);
        if (output != null && output.begun()) {
            record(null, ExchangeOutcome.CLOSED);
            exchange.hangUp();
            return;
        }
        // The failure may be caused by the fault.
        failed = true;
        sendError(500, "Internal error of the mock server: " + failure);
    }

    /** Responds with an error. */
    void sendError(int status, String reason) throws IOException {
        Response response = resolver.error(request, status, reason);
        send(status, ResponseWriter.headers(response), ResponseWriter.body(response));
    }

    /** Adds the exchange to the journal, or changes its entry when the outcome changes. */
    void record(@Nullable RecordedResponse response, ExchangeOutcome outcome) {
        record.record(response, outcome);
    }

    /** Buffers a response in order to edit it. */
    private final class EditedBody extends ByteArrayOutputStream {

        private final int status;
        private final Map<String, String> headers;
        private boolean closed;

        EditedBody(int status, Map<String, String> headers) {
            this.status = status;
            this.headers = headers;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                byte[] edited = ResponseEdits.apply(
                        toByteArray(),
                        status,
                        step,
                        rules,
                        match.operation(),
                        request,
                        error -> defect("The fault " + step + " could not be applied: " + error));
                send(status, headers, edited);
            }
        }
    }

    /** Discards the response of an operation. */
    private final class DiscardedResponse implements Exchange {

        @Override
        public Request request() {
            return RecordedExchange.this.request();
        }

        @Override
        public Origin origin() {
            return RecordedExchange.this.origin();
        }

        @Override
        public OutputStream begin(int status, Map<String, String> headers, long length) {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void reset() {}

        @Override
        public void hangUp() {}

        @Override
        public void problem(String reason) {
            RecordedExchange.this.problem(reason);
        }

        @Override
        public void defect(String reason) {
            RecordedExchange.this.defect(reason);
        }
    }
}
