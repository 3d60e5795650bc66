package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.engine.BodyReader;
import com.syncsketch.sdk.client.internal.http.engine.BodySourceException;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpRequest;
import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;

/** Receives responses, on the calling thread or, while the request is still being written, on another one. Thread-safe. */
final class ResponseReceiver {

    private static final int MAX_INTERIM_RESPONSES = 20;
    private static final int MAX_LENGTH_DIGITS = 18;
    private static final long THREAD_IDLE_SECONDS = 5;
    private static final Pattern KEEP_ALIVE_TIMEOUT = Pattern.compile("timeout\\s*=\\s*\"?(\\d{1,9})");

    /** The time to wait for a response that the server may have sent before it closed the connection. */
    private static final long LATE_RESPONSE_MILLIS = 2_000;

    private final AtomicInteger threads = new AtomicInteger();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, THREAD_IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "syncsketch-response-" + threads.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    /** Receives the response to a request that was written completely. */
    <T> ReceivedResponse<T> receive(
            Http1Connection connection, HttpRequest request, BodyReader<T> reader, Exchange exchange)
            throws IOException, HttpException {
        ClassicHttpResponse response = connection.receiveFinalHead(MAX_INTERIM_RESPONSES);
        int status = response.getCode();
        exchange.receivedHead(status, System.nanoTime());
        ResponseHeaders headers = new ApacheHeaders(response.getHeaders());
        boolean keepAlive = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(null, response, null);
        T result;
        boolean consumed = true;
        if (!hasBody(request.method(), status)) {
            result = reader.read(status, headers, new ByteArrayInputStream(new byte[0]));
        } else if (status >= 400 && !hasValidLength(response)) {
            // The status code suffices.
            result = reader.read(status, headers, new ByteArrayInputStream(new byte[0]));
            consumed = false;
        } else {
            CountedStream body = new CountedStream(body(connection, response), exchange);
            result = reader.read(status, headers, body);
            consumed = body.isAtEnd();
        }
        return new ReceivedResponse<>(status, result, keepAlive && consumed ? serverTimeout(headers) : null);
    }

    private static InputStream body(Http1Connection connection, ClassicHttpResponse response)
            throws IOException, HttpException {
        if (!hasValidLength(response)) {
            throw new ProtocolException("Content-Length is not one number");
        }
        return connection.body(response);
    }

    /** Checks that the length, if present, is a single number. */
    private static boolean hasValidLength(ClassicHttpResponse response) {
        Iterator<Header> lengths = response.headerIterator("Content-Length");
        if (!lengths.hasNext()) {
            return true;
        }
        String value = lengths.next().getValue();
        return value != null && isNumber(value.strip()) && !lengths.hasNext();
    }

    private static boolean isNumber(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MAX_LENGTH_DIGITS;
    }

    /**
     * Writes a request while another thread waits for its response. An error response stops the writing: once it was read,
     * the connection is closed, which unblocks the write.
     */
    <T> ReceivedResponse<T> duplex(
            Http1Connection connection,
            HttpRequest request,
            BodyReader<T> reader,
            Exchange exchange,
            @Nullable String proxyAuthorization,
            boolean absolute)
            throws IOException, HttpException {
        Callable<ReceivedResponse<T>> receive = () -> {
            try {
                ReceivedResponse<T> received = receive(connection, request, reader, exchange);
                if (!exchange.isRequestComplete() && received.status() >= 300) {
                    connection.close();
                }
                return received;
            } catch (IOException | HttpException | RuntimeException e) {
                connection.close();
                throw e;
            }
        };
        FutureTask<ReceivedResponse<T>> response = new FutureTask<>(receive);
        try {
            executor.execute(response);
        } catch (RejectedExecutionException e) {
            throw new IOException("The client was closed", e);
        }
        IOException writing = null;
        try {
            connection.write(request, exchange, proxyAuthorization, absolute);
        } catch (BodySourceException | RuntimeException e) {
            // Otherwise the server would wait for the rest.
            connection.close();
            throw e;
        } catch (IOException e) {
            writing = e;
        }
        return outcome(connection, response, exchange, writing);
    }

    private static <T> ReceivedResponse<T> outcome(
            Http1Connection connection,
            Future<ReceivedResponse<T>> response,
            Exchange exchange,
            @Nullable IOException writing)
            throws IOException, HttpException {
        try {
            if (writing == null || exchange.status() >= 300) {
                return response.get();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw writing;
            }
            // The server may have sent a response before it closed the connection.
            ReceivedResponse<T> received = response.get(LATE_RESPONSE_MILLIS, TimeUnit.MILLISECONDS);
            if (received.status() >= 300) {
                return received;
            }
            throw writing;
        } catch (TimeoutException e) {
            connection.close();
            throw writing == null ? new IOException("No response", e) : writing;
        } catch (InterruptedException e) {
            connection.close();
            Thread.currentThread().interrupt();
            throw new IOException("The thread was interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), writing);
        }
    }

    private static IOException failure(Throwable receiving, @Nullable IOException writing) throws HttpException {
        if (receiving instanceof HttpException protocol) {
            throw protocol;
        }
        if (receiving instanceof RuntimeException bug) {
            throw bug;
        }
        if (receiving instanceof Error error) {
            throw error;
        }
        if (writing == null) {
            return receiving instanceof IOException io ? io : new IOException(receiving);
        }
        if (writing != receiving) {
            writing.addSuppressed(receiving);
        }
        return writing;
    }

    private static boolean hasBody(String method, int status) {
        return !method.equals("HEAD") && status != 204 && status != 304;
    }

    private static Duration serverTimeout(ResponseHeaders headers) {
        String value = headers.first("Keep-Alive");
        if (value != null) {
            Matcher timeout = KEEP_ALIVE_TIMEOUT.matcher(value);
            if (timeout.find()) {
                return Duration.ofSeconds(Math.max(1, Long.parseLong(timeout.group(1))));
            }
        }
        return Duration.ZERO;
    }

    void close() {
        executor.shutdownNow();
    }
}
