package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.RetryExecutor;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.util.FileNames;
import com.syncsketch.sdk.model.DownloadFile;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Downloads from object storage, without credentials of the service. Thread-safe. */
public final class DefaultDownloads implements Downloads {

    static final OperationInfo GET = new OperationInfo("GET", "{file of the storage}");
    private static final int MAX_REDIRECTS = 5;

    private final Transport transport;

    /**
     * Creates the downloads of a client.
     *
     * @param transport sends the requests
     */
    public DefaultDownloads(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Path download(String url, Path target, DownloadOptions options) {
        StorageUrl source = StorageUrl.of(Objects.requireNonNull(url, "url"));
        Objects.requireNonNull(options, "options");
        DownloadProgressReporter reporter = new DownloadProgressReporter(options.getProgressListener());
        OperationInfo operation = GET.detail("to " + target);
        Path result;
        long bytes;
        try (AtomicFile file =
                new AtomicFile(Objects.requireNonNull(target, "target"), options.getIfExists(), options.isResume())) {
            if (file.isSkipped()) {
                return target;
            }
            try (PartialFile part = new PartialFile(file, options.isResume())) {
                bytes = transport
                        .retries()
                        .run(
                                operation,
                                RetryExecutor.Scope.BY_METHOD,
                                (number, left) -> download(
                                        number,
                                        operation,
                                        source,
                                        new DownloadAttempt.Goal(target, part, options, reporter, left)));
                if (bytes < 0) {
                    part.discard();
                    return target;
                }
                result = file.complete();
                part.discard();
            }
        }
        reporter.complete(bytes);
        return result;
    }

    @Override
    public Path downloadInto(String url, Path folder, @Nullable String suggestedName, DownloadOptions options) {
        return download(url, FileNames.in(folder, suggestedName), options);
    }

    /**
     * Downloads the file of a task.
     *
     * @param downloads downloads the file
     * @param file the result of the task
     * @param folder the target folder
     * @param defaultName the file name, without extension, if the service returns no usable name
     * @param suffix follows the name, so that the files of different items have different names
     * @param extension the extension, with its dot
     * @param options the options of the download
     * @return the file
     */
    public static Path fetch(
            Downloads downloads,
            DownloadFile file,
            Path folder,
            String defaultName,
            String suffix,
            String extension,
            DownloadOptions options) {
        String name = FileNames.safe(file.getFileName());
        if (name.equals(FileNames.safe(null))) {
            name = defaultName;
        }
        boolean hasExtension = name.toLowerCase(Locale.ROOT).endsWith(extension.toLowerCase(Locale.ROOT));
        String base = hasExtension ? name.substring(0, name.length() - extension.length()) : name;
        return downloads.downloadInto(file.getS3Path(), folder, base + suffix + extension, options);
    }

    /**
     * Returns the extension of the file at a URL.
     *
     * @param url the URL
     * @param defaultExtension the extension if the URL has none
     * @return the extension with its dot
     */
    public static String extension(String url, String defaultExtension) {
        return FileNames.extension(StorageUrl.of(url).path(), defaultExtension);
    }

    /** Follows redirects to the file, writes it and returns its size, or -1 if the target exists with the same size. */
    private long download(int number, OperationInfo operation, StorageUrl start, DownloadAttempt.Goal goal) {
        StorageUrl url = start;
        for (int hops = 0; ; hops++) {
            DownloadAttempt attempt = new DownloadAttempt(transport, operation, url, goal);
            DownloadAttempt.Outcome outcome = attempt.run(number);
            if (outcome.isFile()) {
                return outcome.length();
            }
            if (attempt.isRangeRejected(outcome)) {
                // Without a received part, the next request has no range.
                goal.part().discard();
                continue;
            }
            String location = outcome.location();
            if (location == null) {
                throw attempt.rejected(outcome);
            }
            if (hops >= MAX_REDIRECTS) {
                throw attempt.failed("there were more than " + MAX_REDIRECTS + " redirects", null);
            }
            try {
                url = url.redirect(location);
            } catch (IllegalArgumentException e) {
                throw attempt.rejectedRedirect(outcome, String.valueOf(e.getMessage()));
            }
        }
    }
}
