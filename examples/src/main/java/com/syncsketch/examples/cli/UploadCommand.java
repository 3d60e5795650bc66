package com.syncsketch.examples.cli;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Uploads files to a review. */
@Command(
        name = "upload",
        description = {
            "Uploads files to a review, one after the other.",
            "",
            "In parts, an upload that fails or is ended can go on: the same command goes on where there is a journal of it.",
            "",
            "Prints a line for each file that arrived, to standard output: the id of the new item, a tab, and FILE. All else "
                    + "goes to standard error. A file that fails does not keep the others from being uploaded."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all files arrived",
            "1:a file did not arrive",
            "2:wrong usage, or no credentials; nothing was sent",
            "130:ended by Ctrl-C (143: by SIGTERM)"
        })
final class UploadCommand implements Callable<Integer> {

    private static final int LONGEST_NAME = 200;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long MIN_PART_SIZE = UploadRequest.MIN_PART_SIZE / MEBIBYTE;
    private static final long MAX_PART_SIZE = UploadRequest.MAX_PART_SIZE / MEBIBYTE;

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable Service service;

    @Option(names = "--review", order = 2, required = true, paramLabel = "ID", description = "The review.")
    private long review;

    @Option(
            names = "--route",
            order = 3,
            paramLabel = "parts|server|signed",
            defaultValue = "PARTS",
            description =
                    "In parts, straight to the storage, which is the default; as one form, through the service; as one "
                            + "form, straight to the storage.")
    private Route route = Route.PARTS;

    @Option(
            names = "--part-size",
            order = 4,
            paramLabel = "MIB",
            description = "Size of the parts, from 5 to 5120; grows with the file from 8 on, unless given.")
    private @Nullable Long partSize;

    @Option(
            names = "--parallel",
            order = 5,
            paramLabel = "N",
            description =
                    "How many parts are sent at the same time; " + UploadRequest.DEFAULT_PARALLELISM + " unless given.")
    private @Nullable Integer parallel;

    @Option(
            names = "--journal",
            order = 6,
            paramLabel = "PATH",
            description = {
                "Where to keep what a later run needs to go on: a file, or a folder, which it must be for several FILEs. "
                        + "Unless given, it is .NAME.review-ID.upload.json beside each FILE."
            })
    private @Nullable Path journal;

    @Option(
            names = "--no-journal",
            order = 7,
            description = "Keep none, so that an upload that fails or is ended begins anew.")
    private boolean noJournal;

    @Option(
            names = "--restart",
            order = 8,
            description = "Give up what the journals of earlier runs tell of, and begin anew.")
    private boolean restart;

    @Option(
            names = "--name",
            order = 9,
            paramLabel = "NAME",
            description = "Name of the item; that of the file, unless given. For one FILE.")
    private @Nullable String name;

    @Option(
            names = "--artist",
            order = 10,
            paramLabel = "NAME",
            description = "Name of the artist. With --route server.")
    private @Nullable String artist;

    @Option(
            names = "--content-type",
            order = 11,
            paramLabel = "TYPE",
            description = "Media type, video/mp4 for example; goes by the name of the file, unless given.")
    private @Nullable String contentType;

    @Option(names = "--no-convert", order = 12, description = "Ask the service to leave the files as they are.")
    private boolean noConvert;

    @Option(
            names = "--progress",
            order = 13,
            paramLabel = "auto|bar|lines|none",
            defaultValue = "AUTO",
            description = "How to show progress; a bar on a terminal and lines elsewhere, unless given.")
    private ProgressStyle progress = ProgressStyle.AUTO;

    @Option(names = "--quiet", order = 14, description = "Show errors only.")
    private boolean quiet;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    private List<Path> files = List.of();

    /**
     * Uploads them.
     *
     * @return the exit code
     */
    @Override
    public Integer call() {
        refuseWhatDoesNotFit();
        Main program = program();
        try (SyncSketchClient client = Main.given(service).client()) {
            return new UploadRun(program, this, client).call();
        }
    }

    private void refuseWhatDoesNotFit() {
        check(review > 0, "--review must be more than 0");
        check(name == null || files.size() == 1, "--name is for one FILE, and there are " + files.size());
        check(artist == null || route == Route.SERVER, "--artist needs --route server");
        check(partSize == null || route == Route.PARTS, "--part-size is for --route parts");
        check(parallel == null || route == Route.PARTS, "--parallel is for --route parts");
        check(
                partSize == null || (partSize >= MIN_PART_SIZE && partSize <= MAX_PART_SIZE),
                "--part-size must be from " + MIN_PART_SIZE + " to " + MAX_PART_SIZE);
        check(journal == null || route == Route.PARTS, "--journal is for --route parts");
        check(!restart || route == Route.PARTS, "--restart is for --route parts");
        check(!noJournal || (journal == null && !restart), "--no-journal contradicts --journal and --restart");
        checked(() -> request(files.get(0)));
        refuseSharedJournals();
    }

    private void refuseSharedJournals() {
        if (journal != null && files.size() > 1) {
            check(
                    !Files.exists(journal) || Files.isDirectory(journal),
                    "With several FILEs --journal must be a folder");
        }
        Map<Path, Path> fileOf = new HashMap<>();
        for (Path file : files) {
            Path own = journal(file);
            Path other = own == null ? null : fileOf.put(own.toAbsolutePath().normalize(), file);
            check(other == null, "These would have the same journal: " + other + " and " + file);
        }
    }

    /** Gives where the journal of a file is kept, or null if there is none. */
    @Nullable
    Path journal(Path file) {
        if (noJournal || route != Route.PARTS) {
            return null;
        }
        // Hidden beside the files, so that a shell does not take it for one of them the next time.
        String usual = shortened(String.valueOf(file.getFileName())) + ".review-" + review + ".upload.json";
        if (journal == null) {
            return file.resolveSibling("." + usual);
        }
        return files.size() > 1 || Files.isDirectory(journal) ? journal.resolve(usual) : journal;
    }

    /** Keeps a name that leaves room for more, as file systems take 255 bytes, and tells longer ones apart all the same. */
    private static String shortened(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) {
            return name;
        }
        StringBuilder start = new StringBuilder();
        name.codePoints().limit(LONGEST_NAME / 4 - 10).forEach(start::appendCodePoint);
        return start + "-" + Integer.toHexString(name.hashCode());
    }

    boolean isRestart() {
        return restart;
    }

    /** Gives what the options say about a file. */
    UploadRequestBuilder request(Path file) {
        UploadRequestBuilder builder = UploadRequest.builder(review, file).noConvert(noConvert);
        if (name != null) {
            builder.name(name);
        }
        if (artist != null) {
            builder.artist(artist);
        }
        if (contentType != null) {
            builder.contentType(contentType);
        }
        if (partSize != null) {
            builder.partSize(partSize * MEBIBYTE);
        }
        if (parallel != null) {
            builder.parallelism(parallel);
        }
        Path own = journal(file);
        if (own != null) {
            builder.journal(own);
        }
        return builder;
    }

    Route route() {
        return route;
    }

    List<Path> files() {
        return files;
    }

    ProgressStyle progress() {
        return quiet ? ProgressStyle.NONE : progress;
    }

    boolean isQuiet() {
        return quiet;
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            throw new ParameterException(spec().commandLine(), otherwise);
        }
    }

    /** Turns what the client refuses to be told into a wrong option. */
    private void checked(Runnable set) {
        try {
            set.run();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), e.getMessage(), e);
        }
    }

    CommandSpec spec() {
        return Main.given(spec);
    }

    private Main program() {
        return Main.given(main);
    }
}
