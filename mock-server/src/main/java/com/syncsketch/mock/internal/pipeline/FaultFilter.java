package com.syncsketch.mock.internal.pipeline;

import com.syncsketch.mock.fault.FaultStep;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.ExchangeHandler;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.RejectionHandler;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.journal.RecordedResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps the handlers: applies the faults, records exchanges in the journal, and makes sure that every exchange is completed. Thread-safe.
 */
public final class FaultFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FaultFilter.class);

    private final FaultRules rules;
    private final Journal journal;
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();

    /**
     * Creates a filter.
     *
     * @param rules the faults to apply
     * @param journal the journal that records exchanges
     * @param clock the clock for the time of exchanges
     */
    public FaultFilter(FaultRules rules, Journal journal, Clock clock) {
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Wraps a handler.
     *
     * @param handler the handler
     * @param resolver finds the operation of a request
     * @return a handler with faults and journal
     */
    public ExchangeHandler wrap(ExchangeHandler handler, OperationResolver resolver) {
        return exchange -> handle(exchange, handler, resolver);
    }

    /**
     * Records requests that no handler has seen.
     *
     * @param resolver finds the operation of a request, and creates error responses
     * @return a handler that records rejected requests in the journal; faults do not apply to them
     */
    public RejectionHandler rejections(OperationResolver resolver) {
        return (request, status, reason) -> {
            Response response = resolver.error(request, status, reason);
            BodyRecorder body = new BodyRecorder(response.mediaType());
            byte[] bytes = ResponseWriter.body(response);
            body.add(bytes, 0, bytes.length);
            ExchangeRecord record = new ExchangeRecord(
                    journal,
                    numbers.incrementAndGet(),
                    clock.instant(),
                    resolver.resolve(request),
                    FaultStep.NONE,
                    request,
                    new BodyRecorder(null));
            record.problem(reason);
            record.record(
                    new RecordedResponse(status, ResponseWriter.headers(response), body.body()),
                    ExchangeOutcome.COMPLETED);
            return response;
        };
    }

    private void handle(Exchange exchange, ExchangeHandler handler, OperationResolver resolver) throws IOException {
        RecordedExchange recorded =
                new RecordedExchange(exchange, resolver, rules, journal, clock, numbers.incrementAndGet());
        try {
            run(recorded, handler);
        } catch (InterruptedIOException e) {
            recorded.interrupted();
        } catch (IOException e) {
            LOG.debug("{}: the client closed the connection", exchange.request(), e);
            recorded.clientGone();
        }
    }

    private static void run(RecordedExchange recorded, ExchangeHandler handler) throws IOException {
        try {
            recorded.run(handler);
        } catch (HttpException e) {
            recorded.problem(e.reason());
            recorded.sendError(e.status(), e.reason());
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            // Also what code of the user throws, such as an assertion error of a sleeper or of an external storage.
            LOG.error("{}: internal error of the mock server", recorded.request(), e);
            recorded.fail(e);
        }
    }
}
