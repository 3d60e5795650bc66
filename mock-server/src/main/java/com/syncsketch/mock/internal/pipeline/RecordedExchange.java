package com.syncsketch.mock.internal.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.Action.BreakOff;
import com.syncsketch.mock.fault.FaultStep;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.journal.JournalEntry;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.RecordedRequest;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One exchange on its way through the gate. One thread at a time. */
final class RecordedExchange implements Exchange {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    /** How much of a body is read after its answer, so that the client gets to read that answer. */
    private static final long MOST_DRAINED = 64L * 1024 * 1024;

    private final Exchange exchange;
    private final OperationResolver naming;
    private final OperationMatch named;
    private final FaultStep step;
    private final FaultRules script;
    private final Journal journal;
    private final Clock clock;
    private final long number;
    private final Instant arrived;
    private final BodyRecorder capture;
    private final TeeInputStream tap;
    private final Request request;
    private final List<String> problems = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();

    @Nullable
    private FaultingOutputStream outgoing;

    @Nullable
    private JournalEntry entry;

    RecordedExchange(Exchange exchange, OperationResolver naming, FaultRules script, Journal journal, Clock clock, long number) {
        this.exchange = exchange;
        this.naming = naming;
        this.script = script;
        this.journal = journal;
        this.clock = clock;
        this.number = number;
        arrived = clock.instant();
        Request original = exchange.request();
        capture = new BodyRecorder(original.header("Content-Type").orElse(null));
        tap = new TeeInputStream(original.body(), capture);
        request = new Request(original.method(), original.rawPath(), original.rawQuery(), original.headers(), tap);
        named = naming.name(original);
        step = script.next(named, original);
    }

    /** Has the request answered, or not, as the script says. */
    void run(Service service) throws IOException {
        Optional<BreakOff> end = step.find(BreakOff.class);
        Optional<Action.Answer> answer = step.find(Action.Answer.class);
        if (end.isPresent()) {
            breakOff(end.get(), service);
        } else if (answer.isPresent()) {
            answer(answer.get(), service);
        } else {
            service.serve(this);
        }
        if (entry == null) {
            failed(new IllegalStateException("an answer was not given, or not ended"));
        } else if (outgoing != null && entry.outcome() == ExchangeOutcome.COMPLETED) {
            drain();
        }
    }

    private void breakOff(BreakOff end, Service service) throws IOException {
        if (end.carriedOut()) {
            service.serve(new Silent());
        }
        skip(tap, end.afterBytes() == BreakOff.WHOLE_BODY ? Long.MAX_VALUE : end.afterBytes());
        sleep();
        if (end.how() == BreakOff.How.RESET) {
            reset();
        } else {
            hangUp();
        }
    }

    private void answer(Action.Answer answer, Service service) throws IOException {
        if (answer.carriedOut()) {
            service.serve(new Silent());
        }
        if (!answer.early()) {
            skip(tap, Long.MAX_VALUE);
        }
        Map<String, String> headers = answer.headers();
        byte[] body = new byte[0];
        if (answer.body() != null) {
            body = answer.body().getBytes(StandardCharsets.UTF_8);
        } else if (answer.status() >= 400) {
            Response usual = naming.error(request, answer.status(), "A fault by script");
            body = ResponseWriter.body(usual);
            if (usual.mediaType() != null
                    && ResponseHeaders.get(headers, "Content-Type").isEmpty()) {
                headers = ResponseHeaders.with(headers, "Content-Type", usual.mediaType());
            }
        }
        Duration wait = answer.retryAfter();
        if (wait != null) {
            String value = answer.retryAsDate()
                    ? HTTP_DATE.format(clock.instant().plus(wait).atOffset(ZoneOffset.UTC))
                    : String.valueOf(wait.toSeconds());
            headers = ResponseHeaders.with(headers, "Retry-After", value);
        }
        send(answer.status(), headers, body);
    }

    private void send(int status, Map<String, String> headers, byte[] body) throws IOException {
        try (OutputStream out = open(status, headers, body.length)) {
            out.write(body);
        }
    }

    private static void skip(InputStream body, long most) throws IOException {
        byte[] buffer = new byte[8192];
        long rest = most;
        while (rest > 0) {
            int count = body.read(buffer, 0, (int) Math.min(buffer.length, rest));
            if (count < 0) {
                return;
            }
            rest -= count;
        }
    }

    /**
     * Reads on after the answer. A connection that is closed with unread bytes sends a reset, which can take the answer away
     * from a client that is still sending.
     */
    private void drain() {
        boolean waitsToSend = !tap.begun() && request.header("Expect").isPresent();
        if (tap.ended() || waitsToSend) {
            return;
        }
        try {
            skip(exchange.request().body(), MOST_DRAINED);
        } catch (IOException | RuntimeException e) {
            // The answer is out; what becomes of the rest of the request matters to nobody.
        }
    }

    private void sleep() throws IOException {
        Optional<Action.Delay> delay = step.find(Action.Delay.class);
        if (delay.isPresent()) {
            try {
                script.sleep(delay.get().time());
            } catch (InterruptedException e) {
                throw new InterruptedIOException("woken to end");
            }
        }
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public String host() {
        return exchange.host();
    }

    @Override
    public OutputStream begin(int status, Map<String, String> headers, long length) {
        boolean changed = !step.findAll(Action.Edit.class).isEmpty()
                || !step.findAll(Action.Page.class).isEmpty();
        return changed || script.remembers(named.operation())
                ? new Changed(status, headers)
                : open(status, headers, length);
    }

    private FaultingOutputStream open(int status, Map<String, String> headers, long length) {
        Map<String, String> all = headers;
        for (Action.Header header : step.findAll(Action.Header.class)) {
            all = ResponseHeaders.with(all, header.name(), header.value());
        }
        outgoing = new FaultingOutputStream(exchange, script, this, step, status, all, length);
        return outgoing;
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
        problems.add(reason);
    }

    @Override
    public void defect(String reason) {
        defects.add(reason);
    }

    /** Ends an exchange whose thread was woken because the server closes. */
    void interrupted() {
        record(null, ExchangeOutcome.CLOSED);
        exchange.hangUp();
    }

    /** Ends an exchange whose client is gone. */
    void gone() {
        record(entry == null ? null : entry.response().orElse(null), ExchangeOutcome.CLIENT_DISCONNECTED);
        exchange.hangUp();
    }

    /** Answers for a service that failed. */
    void failed(RuntimeException failure) throws IOException {
        defect("A fault of the mock server: " + failure);
        if (outgoing != null && outgoing.begun()) {
            record(null, ExchangeOutcome.CLOSED);
            exchange.hangUp();
            return;
        }
        refuse(500, "A fault of the mock server: " + failure);
    }

    /** Answers with an error, unless an answer has begun. */
    void refuse(int status, String reason) throws IOException {
        Response reply = naming.error(request, status, reason);
        send(status, ResponseWriter.headers(reply), ResponseWriter.body(reply));
    }

    /** Puts the exchange into the journal, or tells it how the exchange ended after all. */
    void record(@Nullable RecordedResponse reply, ExchangeOutcome outcome) {
        entry = new JournalEntry(
                number,
                arrived,
                named.operation(),
                named.part(),
                new RecordedRequest(request.method(), request.rawPath(), query(), request.headers(), capture.body()),
                Optional.ofNullable(reply),
                problems,
                defects,
                step.actions().isEmpty() ? Optional.empty() : Optional.of(step.toString()),
                outcome);
        journal.add(entry);
    }

    private Map<String, List<String>> query() {
        try {
            return Query.parse(request.rawQuery()).values();
        } catch (IllegalArgumentException e) {
            // It is not encoded properly, so there are no values; the answer says so.
            return Map.of();
        }
    }

    /** Collects an answer in order to change it. */
    private final class Changed extends ByteArrayOutputStream {

        private final int status;
        private final Map<String, String> headers;
        private boolean closed;

        Changed(int status, Map<String, String> headers) {
            this.status = status;
            this.headers = headers;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                byte[] original = toByteArray();
                send(status, headers, change(original));
            }
        }

        private byte[] change(byte[] original) {
            JsonNode answer;
            try {
                answer = Json.read(original);
            } catch (JsonProcessingException e) {
                answer = MissingNode.getInstance();
            }
            List<String> complaints = new ArrayList<>();
            for (Action.Page page : step.findAll(Action.Page.class)) {
                ResponseEditor.apply(
                                page,
                                answer,
                                request,
                                script.remembered(named.operation()).orElse(null))
                        .ifPresent(complaints::add);
            }
            for (Action.Edit edit : step.findAll(Action.Edit.class)) {
                ResponseEditor.apply(edit, answer).ifPresent(complaints::add);
            }
            complaints.forEach(complaint -> defect("The fault " + step + " could not be done: " + complaint));
            if (status < 300 && (ResponseEditor.isPage(answer) || answer.isArray())) {
                script.remember(named.operation(), answer);
            }
            if (step.actions().isEmpty() || answer.isMissingNode()) {
                return original;
            }
            return Json.bytes(answer);
        }
    }

    /** The exchange for an operation whose answer nobody gets. */
    private final class Silent implements Exchange {

        @Override
        public Request request() {
            return RecordedExchange.this.request();
        }

        @Override
        public String host() {
            return RecordedExchange.this.host();
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
