package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.error.CallInterruptedException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.model.DownloadFile;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Downloads from the storage, past the transport, so that no credentials come near them. */
public final class StorageDownloads implements Downloads {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.download");
    private static final int LONGEST_CHAIN = 5;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,64})</Code>");

    private final Transport transport;

    /**
     * Makes a downloader.
     *
     * @param transport whose HTTP client and repetition are used, and nothing else of it
     */
    public StorageDownloads(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Path download(String url, Path target, DownloadOptions options) {
        URI address = StorageAddress.of(url);
        DownloadReporter reporter = new DownloadReporter(options.progress());
        Call call = new Call("GET", Origin.text(address));
        try (NewFile file = new NewFile(target, options.overwrite())) {
            long bytes = transport.retries().run(call, Retries.Scope.BY_METHOD, (number, left) -> {
                // What an attempt before has left.
                file.clear();
                return fetch(address, new Goal(target, file.part(), options, reporter, left));
            });
            file.complete();
            reporter.complete(bytes);
            return target;
        }
    }

    @Override
    public Path downloadInto(String url, Path folder, @Nullable String suggestedName, DownloadOptions options) {
        return download(url, FileNames.in(folder, suggestedName), options);
    }

    /**
     * Fetches the file of a task.
     *
     * @param downloads what fetches
     * @param file the result of the task
     * @param folder where it goes
     * @param otherwise its name if the service gives none that can be used, without extension
     * @param extension its extension, with a dot
     * @return the file
     */
    public static Path fetch(Downloads downloads, DownloadFile file, Path folder, String otherwise, String extension) {
        String name = FileNames.safe(file.getFileName());
        if (name.equals(FileNames.safe(null))) {
            name = otherwise;
        }
        boolean whole = name.toLowerCase(Locale.ROOT).endsWith(extension.toLowerCase(Locale.ROOT));
        return downloads.downloadInto(file.getS3Path(), folder, whole ? name : name + extension);
    }

    /**
     * Gives the extension of the file at an address.
     *
     * @param url the address
     * @param otherwise the extension if it has none
     * @return an extension with its dot
     */
    public static String extension(String url, String otherwise) {
        return FileNames.extension(StorageAddress.of(url).getPath(), otherwise);
    }

    /** Follows redirects to the file and writes it; gives its length. */
    private long fetch(URI start, Goal goal) {
        URI address = start;
        for (int hops = 0; ; hops++) {
            Attempt attempt = new Attempt(address, goal);
            HttpResponse<byte[]> response = attempt.run();
            FileSink sink = attempt.sink;
            if (sink != null) {
                return sink.written();
            }
            String location = location(response);
            if (location == null) {
                throw attempt.refused(response);
            }
            if (hops >= LONGEST_CHAIN) {
                throw attempt.failed("there are more than " + LONGEST_CHAIN + " redirects in a row", null);
            }
            try {
                address = StorageAddress.redirect(address, location);
            } catch (IllegalArgumentException e) {
                throw attempt.failed("a redirect is refused: " + e.getMessage(), null);
            }
        }
    }

    @Nullable
    private static String location(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                response.headers().firstValue("Location").orElse(null);
            default -> null;
        };
    }

    private static OptionalLong length(HttpHeaders headers) {
        try {
            return headers.firstValueAsLong("Content-Length");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * What an attempt is to reach.
     *
     * @param target where the file goes in the end
     * @param part where it goes first
     * @param options how to treat it
     * @param reporter who is told
     * @param left how long the storage may take to begin, at most
     */
    private record Goal(Path target, Path part, DownloadOptions options, DownloadReporter reporter, Duration left) {}

    /** One request to one address. */
    private final class Attempt {

        private final URI address;
        private final Goal goal;
        private final long start = System.nanoTime();

        private final ReentrantLock lock = new ReentrantLock();

        /** Where the file goes; null while there is none. */
        @Nullable
        private volatile FileSink sink;

        private boolean abandoned;

        Attempt(URI address, Goal goal) {
            this.address = address;
            this.goal = goal;
        }

        HttpResponse<byte[]> run() {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(address).setHeader("User-Agent", transport.userAgent());
            if ("http".equalsIgnoreCase(address.getScheme())) {
                request.version(HttpClient.Version.HTTP_1_1);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CallInterruptedException("The thread was interrupted before a download began");
            }
            CompletableFuture<HttpResponse<byte[]>> future = null;
            boolean whole = false;
            try {
                future = transport.openHttp().sendAsync(request.build(), this::receiver);
                HttpResponse<byte[]> response = await(future);
                whole = true;
                LOG.debug("GET {}: {}", Origin.text(address), response.statusCode());
                return response;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CallInterruptedException(
                        "The thread was interrupted during the download to " + goal.target());
            } catch (ExecutionException e) {
                throw broken(e.getCause() == null ? e : e.getCause());
            } finally {
                if (!whole) {
                    abandon();
                }
                if (future != null && !future.isDone()) {
                    future.cancel(true);
                }
            }
        }

        DownloadException refused(HttpResponse<byte[]> response) {
            int status = response.statusCode();
            String type = response.headers().firstValue("Content-Type").orElse("no content type");
            OptionalLong length = length(response.headers());
            if (status == 200 && !isPage(response.headers()) && length.isPresent()) {
                return failed(
                        "the file has " + length.getAsLong() + " bytes and may have "
                                + goal.options().maxBytes(),
                        null);
            }
            String body = StorageAddress.redact(address, new String(response.body(), StandardCharsets.UTF_8));
            Matcher code = CODE.matcher(body);
            String message = title() + ": " + Origin.text(address) + " answered with " + status + " (" + type
                    + (code.find() ? ", " + code.group(1) : "") + ") and no file";
            return DownloadException.refused(
                    StorageAddress.redact(address, message), goal.target(), status, body, retryAfter(response));
        }

        DownloadException failed(String reason, @Nullable Throwable cause) {
            return new DownloadException(title() + ": " + reason, goal.target(), cause);
        }

        private DownloadException broken(String reason) {
            FileSink given = sink;
            return DownloadException.broken(
                    title() + ": " + reason, goal.target(), given == null ? 0 : given.written());
        }

        @Nullable
        private Duration retryAfter(HttpResponse<byte[]> response) {
            return transport.failures().retryAfter(response.headers());
        }

        private HttpResponse.BodySubscriber<byte[]> receiver(HttpResponse.ResponseInfo info) {
            OptionalLong length = length(info.headers());
            boolean fits =
                    length.isEmpty() || length.getAsLong() <= goal.options().maxBytes();
            if (info.statusCode() != 200 || isPage(info.headers()) || !fits) {
                return new StartSink();
            }
            lock.lock();
            try {
                if (abandoned) {
                    return new StartSink();
                }
                FileSink given = new FileSink(goal.part(), goal.options().maxBytes(), length, goal.reporter());
                sink = given;
                return given;
            } finally {
                lock.unlock();
            }
        }

        /** Sees to it that no file is written any more, also where the answer comes just now. */
        private void abandon() {
            lock.lock();
            try {
                abandoned = true;
                FileSink given = sink;
                if (given != null) {
                    given.close();
                }
            } finally {
                lock.unlock();
            }
        }

        private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> future)
                throws InterruptedException, ExecutionException {
            while (true) {
                Duration idle = idle();
                long left = Timing.nanos(idle) - (System.nanoTime() - lastMove());
                try {
                    return future.get(Math.max(0, left), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    idle = idle();
                    if (System.nanoTime() - lastMove() >= Timing.nanos(idle)) {
                        throw broken(Origin.text(address) + " sent nothing for " + idle.toMillis() + " ms");
                    }
                }
            }
        }

        /** A file that has begun may take any time, as long as it moves. */
        private Duration idle() {
            Duration idle = goal.options().idleTimeout();
            return sink == null && goal.left().compareTo(idle) < 0 ? goal.left() : idle;
        }

        private long lastMove() {
            FileSink given = sink;
            return given == null ? start : given.lastMove();
        }

        private DownloadException broken(Throwable cause) {
            FileSink given = sink;
            if (given != null && given.isTooLarge()) {
                return failed("the file has more than " + goal.options().maxBytes() + " bytes", null);
            }
            IOException file = given == null ? null : given.failure();
            if (file != null) {
                return failed("the file cannot be written", file);
            }
            String reason = cause.getMessage() == null ? "" : ", " + StorageAddress.redact(address, cause.getMessage());
            String what = "the connection to " + Origin.text(address) + " broke ("
                    + cause.getClass().getSimpleName() + reason + ")";
            return Retries.isUntrusted(cause) ? failed(what, null) : broken(what);
        }

        private String title() {
            return "The download to " + goal.target() + " failed";
        }

        /** A page where a file should be: a login or the error of a proxy. */
        private static boolean isPage(HttpHeaders headers) {
            return headers.firstValue("Content-Type")
                    .orElse("")
                    .toLowerCase(Locale.ROOT)
                    .startsWith("text/html");
        }
    }
}
