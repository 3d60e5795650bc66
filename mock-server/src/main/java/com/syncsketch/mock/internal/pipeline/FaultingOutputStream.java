package com.syncsketch.mock.internal.pipeline;

import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.FaultStep;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.RecordedResponse;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The body of a response: delayed, throttled or truncated by a fault, and recorded before its last byte is sent. */
final class FaultingOutputStream extends OutputStream {

    private final Exchange exchange;
    private final FaultRules rules;
    private final RecordedExchange recorded;
    private final Optional<Duration> delay;
    private final Optional<Action.Trickle> trickle;
    private final long limit;
    private final int status;
    private final Map<String, String> headers;
    private final long length;
    private final BodyRecorder recorder;

    @Nullable
    private OutputStream out;

    private boolean ended;

    FaultingOutputStream(
            Exchange exchange,
            FaultRules rules,
            RecordedExchange recorded,
            FaultStep step,
            int status,
            Map<String, String> headers,
            long length) {
        this.exchange = exchange;
        this.rules = rules;
        this.recorded = recorded;
        this.status = status;
        this.headers = headers;
        this.length = length;
        delay = step.find(Action.Delay.class).map(Action.Delay::time);
        trickle = step.find(Action.Trickle.class);
        limit = step.find(Action.Truncate.class).map(Action.Truncate::bytes).orElse(Long.MAX_VALUE);
        recorder = new BodyRecorder(ResponseHeaders.get(headers, "Content-Type").orElse(null));
    }

    /** Checks whether the response has been started. */
    boolean begun() {
        return out != null;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (ended) {
            return;
        }
        OutputStream to = open();
        int from = offset;
        int rest = (int) Math.min(count, limit - recorder.size());
        while (rest > 0) {
            int now = trickle.isPresent() ? Math.min(rest, trickle.get().bytes()) : rest;
            if (trickle.isPresent() && recorder.size() > 0) {
                sleep(trickle.get().pause());
            }
            recorder.add(bytes, from, now);
            if (recorder.size() == length && length <= limit) {
                record(ExchangeOutcome.COMPLETED);
            }
            to.write(bytes, from, now);
            from += now;
            rest -= now;
        }
        if (recorder.size() == limit && (length < 0 || limit < length)) {
            truncate();
        }
    }

    private void truncate() {
        ended = true;
        record(ExchangeOutcome.TRUNCATED);
        exchange.hangUp();
    }

    private OutputStream open() throws IOException {
        if (out == null) {
            if (delay.isPresent()) {
                sleep(delay.get());
            }
            if (limit != Long.MAX_VALUE && length >= 0 && limit >= length) {
                recorded.defect("The response has only " + length + " bytes and is not truncated after " + limit);
            }
            out = exchange.begin(status, headers, length);
            if (limit == 0 && length > 0) {
                // Flushes the headers, so that the client receives the start of a response.
                out.flush();
                truncate();
            }
        }
        return out;
    }

    private void sleep(Duration time) throws InterruptedIOException {
        try {
            rules.sleep(time);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted by the end of the server");
        }
    }

    private void record(ExchangeOutcome outcome) {
        recorded.record(new RecordedResponse(status, headers, recorder.body()), outcome);
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            return;
        }
        OutputStream to = open();
        if (ended) {
            return;
        }
        ended = true;
        if (length < 0 || recorder.size() == 0 || recorder.size() != length) {
            record(ExchangeOutcome.COMPLETED);
        }
        to.close();
    }
}
