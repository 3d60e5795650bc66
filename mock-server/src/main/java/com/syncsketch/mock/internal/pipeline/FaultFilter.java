package com.syncsketch.mock.internal.pipeline;

import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.journal.Journal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the services: does what the script of faults says, writes the journal, and sees to it that every
 * exchange ends, whatever happens. Safe for use by several threads.
 */
public final class FaultFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FaultFilter.class);

    private final FaultRules script;
    private final Journal journal;
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();

    /**
     * Makes a gate.
     *
     * @param script the faults
     * @param journal where exchanges are recorded
     * @param clock tells the time of exchanges
     */
    public FaultFilter(FaultRules script, Journal journal, Clock clock) {
        this.script = script;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Puts the gate before a service.
     *
     * @param service the service
     * @param naming what the requests to it are called
     * @return the service with faults and journal
     */
    public Exchange.Service before(Exchange.Service service, OperationResolver naming) {
        return exchange -> pass(exchange, service, naming);
    }

    private void pass(Exchange exchange, Exchange.Service service, OperationResolver naming) throws IOException {
        RecordedExchange passage = new RecordedExchange(exchange, naming, script, journal, clock, numbers.incrementAndGet());
        try {
            run(passage, service);
        } catch (InterruptedIOException e) {
            passage.interrupted();
        } catch (IOException e) {
            LOG.debug("{}: the client is gone", exchange.request(), e);
            passage.gone();
        }
    }

    private static void run(RecordedExchange passage, Exchange.Service service) throws IOException {
        try {
            passage.run(service);
        } catch (HttpException e) {
            passage.problem(e.reason());
            passage.refuse(e.status(), e.reason());
        } catch (RuntimeException e) {
            LOG.error("{}: a fault of the mock server", passage.request(), e);
            passage.failed(e);
        }
    }
}
