package com.syncsketch.cli.upload;

import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.model.ApprovalStatus;
import jakarta.annotation.Nullable;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options about the items that an upload creates. */
final class MetadataOptions {

    @Option(
            names = "--name",
            order = 20,
            paramLabel = "NAME",
            description = "The name of the item, for a single FILE. Default: the name of the file.")
    @Nullable
    String name;

    @Option(names = "--artist", order = 21, paramLabel = "NAME", description = "The name of the artist.")
    private @Nullable String artist;

    @Option(names = "--description", order = 22, paramLabel = "TEXT", description = "The description of the items.")
    private @Nullable String description;

    @Option(
            names = "--status",
            order = 23,
            paramLabel = "STATUS",
            description = "The approval status of the items, such as for_review.")
    private @Nullable String status;

    @Option(names = "--fps", order = 24, paramLabel = "FPS", description = "The frame rate, such as 24 or 23.976.")
    private @Nullable Double fps;

    @Option(
            names = "--content-type",
            order = 25,
            paramLabel = "TYPE",
            description = "The media type, such as video/mp4. Default: determined from the name of the file.")
    private @Nullable String contentType;

    @Option(names = "--no-convert", order = 26, description = "Ask the service not to convert the files.")
    private boolean noConvert;

    @Option(
            names = "--new-version",
            order = 27,
            paramLabel = "ITEM|auto",
            description =
                    "Upload a single FILE as a new version of this item: an id, a link, or PROJECT/REVIEW/ITEM."
                            + " With auto, each file becomes a new version of the item of the same name, if the review has one.")
    @Nullable
    String newVersion;

    /** Applies the options to a request. */
    void apply(UploadRequestBuilder request) {
        request.noConvert(noConvert);
        if (name != null) {
            request.name(name);
        }
        if (artist != null) {
            request.artist(artist);
        }
        if (description != null) {
            request.description(description);
        }
        if (status != null) {
            request.approvalStatus(approvalStatus(status));
        }
        if (fps != null) {
            request.fps(fps);
        }
        if (contentType != null) {
            request.contentType(contentType);
        }
    }

    boolean isVersionByName() {
        return "auto".equals(newVersion);
    }

    private static ApprovalStatus approvalStatus(String text) {
        return ApprovalStatus.known().stream()
                .filter(known -> normalized(known.getValue()).equals(normalized(text)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a status; one of "
                        + String.join(
                                ", ",
                                ApprovalStatus.known().stream()
                                        .map(ApprovalStatus::getValue)
                                        .toList())));
    }

    private static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
