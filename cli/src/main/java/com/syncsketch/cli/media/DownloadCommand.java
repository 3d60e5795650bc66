package com.syncsketch.cli.media;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Kind;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import com.syncsketch.cli.output.Output;
import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.resource.ItemMedia;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads media files and renderings. */
@Command(
        name = "download",
        description = {
            "Download the media files of items, or of all items of a review. Prints the files",
            "",
            "A file that exists with the same size is kept. What was interrupted continues where it stopped. Sketches,"
                    + " greasepencil and annotated are rendered by the service first, which takes some time."
        })
public final class DownloadCommand extends BaseCommand {

    /** The documented fields. */
    public static final View<Downloaded> DOWNLOADED = View.<Downloaded>of()
            .column("file", Downloaded::file)
            .field("item", Downloaded::item)
            .field("what", download -> download.what().toString().toLowerCase(Locale.ROOT));

    /** What to download. */
    public enum What {
        /** The file of an item that is hosted elsewhere. */
        ORIGINAL,
        /** The file that is played. */
        PROXY,
        /** The preview image. */
        THUMBNAIL,
        /** An image of each frame with a sketch. */
        SKETCHES,
        /** The sketches for Blender. */
        GREASEPENCIL,
        /** A video with the sketches. */
        ANNOTATED
    }

    @Parameters(
            paramLabel = "THING",
            arity = "1..*",
            description = "item:ID, review:ID, links, or PROJECT/REVIEW[/ITEM].")
    private List<String> things = List.of();

    @Option(
            names = "--what",
            order = 1,
            paramLabel = "original|proxy|thumbnail|sketches|greasepencil|annotated",
            description =
                    "What to download. Default: proxy, the file that is played. The service has an original only of"
                            + " media that is hosted elsewhere.")
    private What what = What.PROXY;

    @Option(
            names = {"-o", "--output"},
            order = 2,
            paramLabel = "FOLDER",
            description = "The folder, which is created if needed. Default: the current one.")
    private Path folder = Path.of(".");

    @Option(
            names = "--review",
            order = 3,
            paramLabel = "REVIEW",
            description = "The review of item:ID, for renderings.")
    private @Nullable String review;

    /** Creates the command. */
    public DownloadCommand() {}

    /**
     * A file.
     *
     * @param file the path
     * @param item the item
     * @param what the kind of the file
     */
    public record Downloaded(Path file, long item, What what) {}

    @Override
    public Integer call() throws IOException {
        Names names = new Names(client());
        Long reviewId = review == null ? null : names.review(review);
        List<Thing> items = new ArrayList<>();
        for (String text : things) {
            Thing found = names.find(text, EnumSet.of(Kind.REVIEW, Kind.ITEM));
            if (found.kind() == Kind.ITEM) {
                items.add(found);
            } else {
                client().items().ofReview(found.id()).stream()
                        .filter(item -> item.isActive())
                        .map(item -> new Thing(Kind.ITEM, item.getId(), found.id(), String.valueOf(item.getName())))
                        .forEach(items::add);
            }
        }
        Files.createDirectories(folder);
        List<Integer> failures = new ArrayList<>();
        try (Output.Rows<Downloaded> rows = output().rows(DOWNLOADED)) {
            for (Thing item : items) {
                try {
                    for (Path file : download(item, reviewId)) {
                        rows.add(new Downloaded(file, item.id(), what));
                    }
                } catch (SyncSketchException e) {
                    failures.add(ExitCodes.of(e));
                    context().report(item.reference() + ": " + ErrorMessages.line(e), e);
                    if (ExitCodes.isCredentialsError(e)) {
                        break;
                    }
                }
            }
        }
        return ExitCodes.combined(failures);
    }

    private List<Path> download(Thing item, @Nullable Long reviewOption) {
        return switch (what) {
            case ORIGINAL -> List.of(client().items().download(item.id(), ItemMedia.ORIGINAL, folder));
            case PROXY -> List.of(client().items().download(item.id(), ItemMedia.PROXY, folder));
            case THUMBNAIL -> List.of(client().items().download(item.id(), ItemMedia.THUMBNAIL, folder));
            case SKETCHES -> client().annotations().downloadSketches(reviewOf(item, reviewOption), item.id(), folder);
            case GREASEPENCIL ->
                List.of(client().annotations().downloadGreasePencil(reviewOf(item, reviewOption), item.id(), folder));
            case ANNOTATED ->
                List.of(client().annotations().downloadVideo(reviewOf(item, reviewOption), item.id(), folder));
        };
    }

    private static long reviewOf(Thing item, @Nullable Long option) {
        Long known = item.reviewId() != null ? item.reviewId() : option;
        if (known == null) {
            throw CliException.usage("Which review is " + item.reference() + " in? Add --review");
        }
        return known;
    }
}
