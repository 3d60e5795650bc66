package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.Units;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import jakarta.annotation.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that limit how much is sent at a time. */
final class LimitOptions {

    private static final int MIN_BANDWIDTH = 1024;

    @Option(
            names = "--parallel-files",
            order = 53,
            paramLabel = "N",
            description = "The number of files to upload at the same time, from 1 to 64. Default: "
                    + UploadAllRequest.DEFAULT_PARALLEL_FILES + ".")
    private int parallelFiles = UploadAllRequest.DEFAULT_PARALLEL_FILES;

    @Option(
            names = "--bwlimit",
            order = 54,
            paramLabel = "RATE",
            description = "The maximum number of bytes per second, such as 500k or 8M.")
    private @Nullable String bandwidth;

    /** Returns what is wrong with the options, or null. */
    @Nullable
    String problem() {
        if (parallelFiles < 1 || parallelFiles > 64) {
            return "--parallel-files must be from 1 to 64";
        }
        try {
            long bytes = bytes();
            return bytes == 0 || bytes >= MIN_BANDWIDTH ? null : "--bwlimit must be at least 1k";
        } catch (TypeConversionException e) {
            return "--bwlimit: " + e.getMessage();
        }
    }

    /** Limits the bandwidth of a client. */
    void apply(Uploads uploads) {
        if (bandwidth != null) {
            uploads.limitBandwidth(bytes());
        }
    }

    private long bytes() {
        return bandwidth == null ? 0 : Units.bytes(bandwidth);
    }

    int parallelFiles() {
        return parallelFiles;
    }
}
