package com.syncsketch.sdk.client.download;

import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import jakarta.annotation.Nullable;
import java.nio.file.Path;

/**
 * Downloads files from URLs that the service returns, most of which are signed URLs of the object storage.
 *
 * <p>The credentials of the client are never sent. Redirects are followed, at most five in a row and not from https to http.
 * A file is written under a temporary name beside its target and renamed when it is complete; after a failure, nothing is
 * left behind, unless {@link DownloadOptions#isResume()} is set. Messages and logs contain only the host of a URL.
 *
 * <p>A failed download is retried under the client's {@link com.syncsketch.sdk.client.retry.RetryPolicy}, like a GET request:
 * it continues where it broke off if the storage returned a strong ETag, supports ranges and still has the same version, and
 * otherwise starts from the beginning. It is retried after a connection that could not be established, broke or was idle for
 * {@link DownloadOptions#getIdleTimeout()}, and after 408, 429, 500, 502, 503 and 504. {@code Retry-After} is honored. The
 * time for the transfer of a file is not limited as long as data arrives. The client's total timeout limits the time to the
 * first byte, including all attempts and delays, and applies again after a transfer that broke off. 403 is not retried:
 * signed URLs expire soon, and the service must be asked for a new one.
 *
 * <p>Thread-safe.
 */
public interface Downloads {

    /**
     * Downloads a file with the default options: the download fails if the target exists.
     *
     * @param url an http or https URL
     * @param target the target file; missing directories are created
     * @return the target
     * @throws DownloadException if the storage rejects the request, the target exists, or the file cannot be downloaded or
     *     written
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws IllegalArgumentException if the URL is not an http or https URL, or contains user information
     */
    default Path download(String url, Path target) {
        return download(url, target, DownloadOptions.standard());
    }

    /**
     * Downloads a file.
     *
     * @param url an http or https URL
     * @param target the target file; missing directories are created
     * @param options the options
     * @return the file: the target, or a file beside it with {@link IfExists#RENAME}
     * @throws DownloadException if the storage rejects the request, the target exists with {@link IfExists#FAIL}, or the file
     *     is too large or cannot be downloaded or written
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws IllegalArgumentException if the URL is not an http or https URL, or contains user information
     */
    Path download(String url, Path target, DownloadOptions options);

    /**
     * Downloads a file under an untrusted name, with the default options: the download fails if the file exists.
     *
     * @param url an http or https URL
     * @param folder the target folder, which is created if necessary
     * @param suggestedName the untrusted file name, see {@link #downloadInto(String, Path, String, DownloadOptions)}; may be
     *     null
     * @return the file, which is always directly in the folder
     * @throws DownloadException as {@link #download(String, Path)} does
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws IllegalArgumentException if the URL is not an http or https URL, or contains user information
     */
    default Path downloadInto(String url, Path folder, @Nullable String suggestedName) {
        return downloadInto(url, folder, suggestedName, DownloadOptions.standard());
    }

    /**
     * Downloads a file under an untrusted name. Only the last path segment of the name is used. Control characters and
     * characters that file systems reject are replaced by {@code _}; leading and trailing dots and blanks are removed; names
     * that Windows reserves get a leading {@code _}; long names are truncated before their extension. If nothing is left,
     * the name is {@code download}.
     *
     * @param url an http or https URL
     * @param folder the target folder, which is created if necessary
     * @param suggestedName the untrusted file name; may be null
     * @param options the options
     * @return the file, which is always directly in the folder
     * @throws DownloadException as {@link #download(String, Path, DownloadOptions)} does
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws IllegalArgumentException if the URL is not an http or https URL, or contains user information
     */
    Path downloadInto(String url, Path folder, @Nullable String suggestedName, DownloadOptions options);
}
