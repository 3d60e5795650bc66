package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.RetryExecutor;
import com.syncsketch.sdk.client.internal.http.SignatureRedactor;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpFailure;
import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import com.syncsketch.sdk.client.internal.http.engine.TimeoutPolicy;
import com.syncsketch.sdk.client.internal.util.Causes;
import com.syncsketch.sdk.client.internal.util.Timing;
import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request of a download, to one URL. Used once. */
final class DownloadAttempt implements TimeoutPolicy {

    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int MAX_ERROR_SIZE = 8192;

    /** Less than what is read, so that a secret at the end is not shown in part. */
    private static final int MAX_SHOWN_ERROR = 4096;

    /** How much of a response without a media type is searched for markup. */
    private static final int PAGE_START = 512;

    private static final Pattern HTML =
            Pattern.compile("\\s*(?:text/html|application/xhtml\\+xml)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,64})</Code>");

    private final Transport transport;
    private final OperationInfo operation;
    private final StorageUrl url;
    private final Goal goal;
    private volatile boolean receiving;
    private volatile long written;

    @Nullable
    private IOException fileFailure;

    DownloadAttempt(Transport transport, OperationInfo operation, StorageUrl url, Goal goal) {
        this.transport = transport;
        this.operation = operation;
        this.url = url;
        this.goal = goal;
    }

    /**
     * The task of an attempt.
     *
     * @param target the final path of the file
     * @param temporary the path to which the file is written first
     * @param options the options of the download
     * @param reporter receives the progress
     * @param remaining the maximum time until the storage starts its response
     */
    record Goal(
            Path target,
            Path temporary,
            DownloadOptions options,
            DownloadProgressReporter reporter,
            Duration remaining) {}

    /**
     * The response of the storage.
     *
     * @param status the status code
     * @param headers the headers
     * @param kind the kind of response; a file was written
     * @param length the size of the file
     * @param body the start of a response that is not the file
     */
    record Outcome(int status, ResponseHeaders headers, Kind kind, long length, String body) {

        /** The kinds of responses. */
        enum Kind {
            FILE,
            TOO_LARGE,
            /** An HTML page with the status of a file, such as a login page or an error of a proxy. */
            PAGE,
            /** Any other status. */
            REFUSAL
        }

        boolean isFile() {
            return kind == Kind.FILE;
        }

        @Nullable
        String location() {
            return switch (status) {
                case 301, 302, 303, 307, 308 -> headers.first("Location");
                default -> null;
            };
        }
    }

    Outcome run(int number) {
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestInterruptedException("The thread was interrupted before the download started");
        }
        Exchange exchange = new Exchange(this);
        try {
            return transport.fetchFromStorage(
                    number, operation, url, (status, headers, body) -> read(status, headers, body, exchange), exchange);
        } catch (HttpFailure e) {
            throw failed(e, exchange);
        }
    }

    private Outcome read(int status, ResponseHeaders headers, InputStream body, Exchange exchange) throws IOException {
        if (status != 200) {
            return new Outcome(status, headers, Outcome.Kind.REFUSAL, 0, start(body));
        }
        if (isHtml(headers)) {
            return new Outcome(status, headers, Outcome.Kind.PAGE, 0, start(body));
        }
        long length = headers.contentLength();
        if (length > goal.options().getMaxBytes()) {
            return new Outcome(status, headers, Outcome.Kind.TOO_LARGE, length, "");
        }
        receiving = true;
        InputStream content = body;
        if (headers.contentType() == null) {
            byte[] start = body.readNBytes(PAGE_START);
            content = new SequenceInputStream(new ByteArrayInputStream(start), body);
            if (new HttpResponse(status, headers, start).isHtmlPage()) {
                return new Outcome(status, headers, Outcome.Kind.PAGE, 0, start(content));
            }
        }
        write(content, length < 0 ? OptionalLong.empty() : OptionalLong.of(length), exchange);
        return new Outcome(status, headers, Outcome.Kind.FILE, written, "");
    }

    /** Reads the start of a response, as far as it arrives. */
    private static String start(InputStream body) {
        byte[] bytes = new byte[MAX_ERROR_SIZE];
        int length = 0;
        try {
            while (length < bytes.length) {
                int count = body.read(bytes, length, bytes.length - length);
                if (count < 0) {
                    break;
                }
                length += count;
            }
        } catch (IOException e) {
            // The status code suffices.
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void write(InputStream body, OptionalLong total, Exchange exchange) throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE];
        try (FileChannel file = open()) {
            while (true) {
                int count = body.read(buffer, 0, buffer.length);
                if (count < 0) {
                    return;
                }
                if (count > goal.options().getMaxBytes() - written) {
                    throw new FileTooLargeIOException();
                }
                write(file, ByteBuffer.wrap(buffer, 0, count));
                long now = written + count;
                written = now;
                goal.reporter().written(now, total);
                // Time spent by a slow listener or disk does not count as idle time of the storage.
                exchange.touch(System.nanoTime());
            }
        }
    }

    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(goal.temporary(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            fileFailure = e;
            throw e;
        }
    }

    private void write(FileChannel file, ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            fileFailure = e;
            throw e;
        }
    }

    private static final class FileTooLargeIOException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Once the file has started, only the idle timeout applies. */
    @Override
    public long remainingNanos(Exchange exchange, long now) {
        Duration idle = goal.options().getIdleTimeout();
        if (receiving) {
            return Timing.nanos(idle) - (now - exchange.lastProgress());
        }
        Duration limit = goal.remaining().compareTo(idle) < 0 ? goal.remaining() : idle;
        return Timing.nanos(limit) - (now - exchange.started());
    }

    @Override
    public SyncSketchException timedOut(Exchange exchange) {
        Duration idle = goal.options().getIdleTimeout();
        Duration limit = !receiving && goal.remaining().compareTo(idle) < 0 ? goal.remaining() : idle;
        return broken(url + " sent nothing for " + limit.toMillis() + " ms");
    }

    /** Returns the exception for a response that is not a file. */
    DownloadException rejected(Outcome outcome) {
        int status = outcome.status();
        String contentType = outcome.headers().contentType();
        SignatureRedactor redactor = url.redactor();
        if (outcome.kind() == Outcome.Kind.TOO_LARGE) {
            return failed(
                    "the file has " + outcome.length() + " bytes, more than the maximum of "
                            + goal.options().getMaxBytes(),
                    null);
        }
        String clean = redactor.redact(outcome.body());
        String body = clean.length() <= MAX_SHOWN_ERROR ? clean : clean.substring(0, MAX_SHOWN_ERROR);
        Matcher code = CODE.matcher(body);
        String message = title() + ": " + url + " returned " + status + " ("
                + (contentType == null ? "no content type" : redactor.redact(contentType))
                + (code.find() ? ", " + code.group(1) : "") + ") instead of the file";
        return DownloadException.refused(
                message,
                goal.target(),
                status,
                body,
                transport.errors().retryAfter(outcome.headers()),
                outcome.kind() == Outcome.Kind.PAGE || RetryExecutor.isFromProxy(status));
    }

    /** Returns the exception for a redirect that is not followed. Captive portals redirect to their own page. */
    DownloadException rejectedRedirect(Outcome outcome, String reason) {
        return DownloadException.refused(
                title() + ": a redirect was rejected: " + reason, goal.target(), outcome.status(), "", null, true);
    }

    DownloadException failed(String reason, @Nullable Throwable cause) {
        return new DownloadException(title() + ": " + reason, goal.target(), cause);
    }

    private SyncSketchException failed(HttpFailure failure, Exchange exchange) {
        return switch (failure.kind()) {
            case INTERRUPTED ->
                new RequestInterruptedException("The thread was interrupted during the download to " + goal.target());
            case CLOSED -> new ClientClosedException(title() + ": the client was closed", exchange.isSent());
            case TIMEOUT -> timedOut(exchange);
            default -> broken(failure);
        };
    }

    private DownloadException broken(HttpFailure failure) {
        if (failure.getCause() instanceof FileTooLargeIOException) {
            return failed(
                    "the file has more than the maximum of " + goal.options().getMaxBytes() + " bytes", null);
        }
        if (fileFailure != null) {
            return failed("the file cannot be written", fileFailure);
        }
        String what = failure.message(url.redactor()::redact);
        return Causes.contain(failure, CertificateException.class) ? failed(what, null) : broken(what);
    }

    private DownloadException broken(String reason) {
        return DownloadException.broken(title() + ": " + reason, goal.target(), written);
    }

    private String title() {
        return "The download to " + goal.target() + " failed";
    }

    private static boolean isHtml(ResponseHeaders headers) {
        String type = headers.contentType();
        return type != null && HTML.matcher(type).lookingAt();
    }
}
