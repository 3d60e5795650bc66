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

/** An answer on its way out: late, slow or cut off if the script says so, and recorded before its last byte is sent. */
final class FaultingOutputStream extends OutputStream {

    private final Exchange exchange;
    private final FaultRules script;
    private final RecordedExchange passage;
    private final Optional<Duration> delay;
    private final Optional<Action.Trickle> trickle;
    private final long most;
    private final int status;
    private final Map<String, String> headers;
    private final long length;
    private final BodyRecorder capture;

    @Nullable
    private OutputStream out;

    private boolean ended;

    FaultingOutputStream(
            Exchange exchange,
            FaultRules script,
            RecordedExchange passage,
            FaultStep step,
            int status,
            Map<String, String> headers,
            long length) {
        this.exchange = exchange;
        this.script = script;
        this.passage = passage;
        this.status = status;
        this.headers = headers;
        this.length = length;
        delay = step.find(Action.Delay.class).map(Action.Delay::time);
        trickle = step.find(Action.Trickle.class);
        most = step.find(Action.Truncate.class).map(Action.Truncate::bytes).orElse(Long.MAX_VALUE);
        capture = new BodyRecorder(ResponseHeaders.get(headers, "Content-Type").orElse(null));
    }

    /** Tells whether the client may have seen something. */
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
        int rest = (int) Math.min(count, most - capture.size());
        while (rest > 0) {
            int now = trickle.isPresent() ? Math.min(rest, trickle.get().bytes()) : rest;
            if (trickle.isPresent() && capture.size() > 0) {
                sleep(trickle.get().pause());
            }
            capture.add(bytes, from, now);
            if (capture.size() == length && length <= most) {
                record(ExchangeOutcome.COMPLETED);
            }
            to.write(bytes, from, now);
            from += now;
            rest -= now;
        }
        if (capture.size() == most && (length < 0 || most < length)) {
            cut();
        }
    }

    private void cut() {
        ended = true;
        record(ExchangeOutcome.TRUNCATED);
        exchange.hangUp();
    }

    private OutputStream open() throws IOException {
        if (out == null) {
            if (delay.isPresent()) {
                sleep(delay.get());
            }
            if (most != Long.MAX_VALUE && length >= 0 && most >= length) {
                passage.defect("The answer has only " + length + " bytes and is not cut off after " + most);
            }
            out = exchange.begin(status, headers, length);
            if (most == 0 && length > 0) {
                // The head goes out on its own, or else the client would see no answer at all.
                out.flush();
                cut();
            }
        }
        return out;
    }

    private void sleep(Duration time) throws InterruptedIOException {
        try {
            script.sleep(time);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("woken to end");
        }
    }

    private void record(ExchangeOutcome outcome) {
        passage.record(new RecordedResponse(status, headers, capture.body()), outcome);
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
        if (length < 0 || capture.size() == 0 || capture.size() != length) {
            record(ExchangeOutcome.COMPLETED);
        }
        to.close();
    }
}
