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
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
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
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request of a download, to one URL. Used once. */
final class DownloadAttempt implements TimeoutPolicy {

    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int MAX_ERROR_SIZE = 8192;

    /** Less than what is read, so that a secret at the end is not shown in part. */
    private static final int MAX_SHOWN_ERROR = 4096;

    /** How much of a response without a media type is searched for markup, at most. */
    private static final int PAGE_START = 512;

    private static final Pattern HTML =
            Pattern.compile("\\s*(?:text/html|application/xhtml\\+xml)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,64})</Code>");

    private final Transport transport;
    private final OperationInfo operation;
    private final StorageUrl url;
    private final Goal goal;

    /** The version and the position that are requested, or null and 0 for the whole file. */
    @Nullable
    private final PartialFile.Version resumed;

    private final long start;

    private volatile boolean receiving;

    /** The number of bytes that this attempt has received. */
    private volatile long received;

    @Nullable
    private IOException fileFailure;

    DownloadAttempt(Transport transport, OperationInfo operation, StorageUrl url, Goal goal) {
        this.transport = transport;
        this.operation = operation;
        this.url = url;
        this.goal = goal;
        this.resumed = goal.part().version();
        this.start = resumed == null ? 0 : goal.part().position();
    }

    /**
     * The task of an attempt.
     *
     * @param target the final path of the file
     * @param part the part that has been received so far
     * @param options the options of the download
     * @param reporter receives the progress
     * @param remaining the maximum time until the storage starts its response
     */
    record Goal(
            Path target,
            PartialFile part,
            DownloadOptions options,
            DownloadProgressReporter reporter,
            Duration remaining) {}

    /**
     * The response of the storage.
     *
     * @param status the status code
     * @param headers the headers
     * @param kind the kind of response; a file was written
     * @param length the size of the file, or -1 if the target exists with the same size
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

        static Outcome unchanged(int status, ResponseHeaders headers) {
            return new Outcome(status, headers, Kind.FILE, -1, "");
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
                    number,
                    operation,
                    url,
                    range(),
                    (status, headers, body) -> read(status, headers, body, exchange),
                    exchange);
        } catch (HttpFailure e) {
            throw failed(e, exchange);
        }
    }

    private Outcome read(int status, ResponseHeaders headers, InputStream body, Exchange exchange) throws IOException {
        if (resumed != null && status == 206 && isRest(headers, resumed)) {
            if (goal.part().isUnchanged(resumed.length())) {
                return Outcome.unchanged(status, headers);
            }
            receiving = true;
            return write(body, OptionalLong.of(resumed.length()), status, headers, exchange);
        }
        if (status != 200) {
            return new Outcome(status, headers, Outcome.Kind.REFUSAL, 0, beginning(body));
        }
        if (isHtml(headers)) {
            return new Outcome(status, headers, Outcome.Kind.PAGE, 0, beginning(body));
        }
        long length = headers.contentLength();
        if (length > goal.options().getMaxBytes()) {
            return new Outcome(status, headers, Outcome.Kind.TOO_LARGE, length, "");
        }
        receiving = true;
        InputStream content = body;
        if (headers.contentType() == null) {
            // Only what has arrived: waiting for more would delay a slow file, and lose the start of a broken one.
            byte[] buffer = new byte[PAGE_START];
            byte[] first = Arrays.copyOf(buffer, Math.max(0, body.read(buffer)));
            content = new SequenceInputStream(new ByteArrayInputStream(first), body);
            if (new HttpResponse(status, headers, first).isHtmlPage()) {
                return new Outcome(status, headers, Outcome.Kind.PAGE, 0, beginning(content));
            }
        }
        if (goal.part().isUnchanged(length)) {
            return Outcome.unchanged(status, headers);
        }
        return write(content, length < 0 ? OptionalLong.empty() : OptionalLong.of(length), status, headers, exchange);
    }

    /** Returns the headers that request the missing part of a version, or the whole file if there is another version. */
    private RequestHeaders range() {
        return resumed == null
                ? RequestHeaders.NONE
                : RequestHeaders.NONE.with("Range", "bytes=" + start + "-").with("If-Range", resumed.etag());
    }

    /** Checks whether the response contains the requested rest of the same version, since some proxies ignore the condition. */
    private boolean isRest(ResponseHeaders headers, PartialFile.Version version) {
        String etag = headers.first("ETag");
        String expected = "bytes " + start + "-" + (version.length() - 1) + "/" + version.length();
        return expected.equals(headers.first("Content-Range")) && version.etag().equals(etag);
    }

    /** Returns true if the storage returned an unusable range, so that the whole file must be requested. */
    boolean isRangeRejected(Outcome outcome) {
        return resumed != null && (outcome.status() == 206 || outcome.status() == 416);
    }

    /** Reads the beginning of a response, as far as it arrives. */
    private static String beginning(InputStream body) {
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

    private Outcome write(InputStream body, OptionalLong total, int status, ResponseHeaders headers, Exchange exchange)
            throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE];
        long length = status == 206 ? start : 0;
        try (FileChannel file = open(status, total, headers.first("ETag"))) {
            while (true) {
                int count = body.read(buffer, 0, buffer.length);
                if (count < 0) {
                    break;
                }
                if (count > goal.options().getMaxBytes() - length) {
                    throw new FileTooLargeIOException();
                }
                write(file, ByteBuffer.wrap(buffer, 0, count));
                length += count;
                long now = received + count;
                received = now;
                goal.reporter().written(length, total);
                // Time spent by a slow listener or disk does not count as idle time of the storage.
                exchange.touch(System.nanoTime());
            }
        }
        if (total.isPresent() && total.getAsLong() != length) {
            throw new IOException("The file has " + length + " bytes instead of " + total.getAsLong());
        }
        return new Outcome(status, headers, Outcome.Kind.FILE, length, "");
    }

    private FileChannel open(int status, OptionalLong total, @Nullable String etag) throws IOException {
        try {
            return status == 206 ? goal.part().resume(start) : goal.part().begin(etag, total.orElse(-1));
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
        return DownloadException.broken(title() + ": " + reason, goal.target(), received);
    }

    private String title() {
        return "The download to " + goal.target() + " failed";
    }

    private static boolean isHtml(ResponseHeaders headers) {
        String type = headers.contentType();
        return type != null && HTML.matcher(type).lookingAt();
    }
}
