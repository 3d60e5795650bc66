package com.syncsketch.sdk.client.download;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.DownloadException;
import jakarta.annotation.Nullable;
import java.nio.file.Path;

/**
 * Fetches files from the addresses that the service gives, most of them signed and pointing to the storage.
 *
 * <p>The credentials of the client are never sent. Redirects are followed, at most five in a row and not from https to
 * http. A file is written under a temporary name beside its target and gets its name when it is complete; where
 * anything fails, nothing stays. Neither messages nor logs show more of an address than its host.
 *
 * <p>A download that fails is repeated from its beginning under the client's
 * {@link com.syncsketch.sdk.client.retry.RetryPolicy}, as a GET is: after a connection that failed, broke or stood still
 * for {@link DownloadOptions#idleTimeout()}, and after 408, 429, 500, 502, 503 and 504; a {@code Retry-After} is kept to.
 * There is no limit to the time that a file takes while it comes. The total time-out of the client limits the rest: the
 * time until the first byte, with all attempts and pauses, and the same anew after a file that broke off. 403 is not
 * repeated: signed addresses end soon, and then the service must be asked for a new one.
 *
 * <p>Safe for use by several threads.
 */
public interface Downloads {

    /**
     * Fetches a file with the usual options: an existing file is not replaced.
     *
     * @param url an http or https address
     * @param target where the file goes; missing folders are made
     * @return the target
     * @throws DownloadException if the storage refuses, the target exists, or the file cannot be fetched or written
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws IllegalArgumentException if the address is none of http or https, or has user information
     */
    default Path download(String url, Path target) {
        return download(url, target, DownloadOptions.standard());
    }

    /**
     * Fetches a file.
     *
     * @param url an http or https address
     * @param target where the file goes; missing folders are made
     * @param options how to treat it
     * @return the target
     * @throws DownloadException if the storage refuses, the target exists and is not to be replaced, or the file is too
     *     large or cannot be fetched or written
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws IllegalArgumentException if the address is none of http or https, or has user information
     */
    Path download(String url, Path target, DownloadOptions options);

    /**
     * Fetches a file under a name that comes from outside, with the usual options: an existing file is not replaced.
     *
     * @param url an http or https address
     * @param folder where the file goes; made if it is missing
     * @param suggestedName a name that need not be trusted, see {@link #downloadInto(String, Path, String,
     *     DownloadOptions)}; may be null
     * @return the file, always directly in the folder
     * @throws DownloadException as {@link #download(String, Path)} does
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws IllegalArgumentException if the address is none of http or https, or has user information
     */
    default Path downloadInto(String url, Path folder, @Nullable String suggestedName) {
        return downloadInto(url, folder, suggestedName, DownloadOptions.standard());
    }

    /**
     * Fetches a file under a name that comes from outside. Of the name only the last segment is taken, control and other
     * characters that a file system refuses are replaced by {@code _}, dots and blanks at both ends are left out, names
     * that Windows reserves get a {@code _} in front, and long names are cut before their extension. Where nothing is
     * left the name is {@code download}.
     *
     * @param url an http or https address
     * @param folder where the file goes; made if it is missing
     * @param suggestedName a name that need not be trusted; may be null
     * @param options how to treat it
     * @return the file, always directly in the folder
     * @throws DownloadException as {@link #download(String, Path, DownloadOptions)} does
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws IllegalArgumentException if the address is none of http or https, or has user information
     */
    Path downloadInto(String url, Path folder, @Nullable String suggestedName, DownloadOptions options);
}
