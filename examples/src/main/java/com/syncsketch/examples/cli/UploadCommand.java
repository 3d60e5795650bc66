package com.syncsketch.examples.cli;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long SMALLEST_PART = UploadRequest.SMALLEST_PART / MEBIBYTE;
    private static final long LARGEST_PART = UploadRequest.LARGEST_PART / MEBIBYTE;

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--host",
            order = 1,
            paramLabel = "URL",
            description = "The service; else what " + SyncSketchClient.HOST_VARIABLE + " names, else "
                    + SyncSketchClient.DEFAULT_HOST + ".")
    private @Nullable String host;

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
                    "How many parts are sent at the same time; " + UploadRequest.USUAL_PARALLELISM + " unless given.")
    private @Nullable Integer parallel;

    @Option(
            names = "--name",
            order = 8,
            paramLabel = "NAME",
            description = "Name of the item; that of the file, unless given. For one FILE.")
    private @Nullable String name;

    @Option(
            names = "--artist",
            order = 9,
            paramLabel = "NAME",
            description = "Name of the artist. With --route server.")
    private @Nullable String artist;

    @Option(
            names = "--content-type",
            order = 10,
            paramLabel = "TYPE",
            description = "Media type, video/mp4 for example; goes by the name of the file, unless given.")
    private @Nullable String contentType;

    @Option(names = "--no-convert", order = 11, description = "Ask the service to leave the files as they are.")
    private boolean noConvert;

    @Option(
            names = "--progress",
            order = 12,
            paramLabel = "auto|bar|lines|none",
            defaultValue = "AUTO",
            description = "How to show progress; a bar on a terminal and lines elsewhere, unless given.")
    private ProgressStyle progress = ProgressStyle.AUTO;

    @Option(names = "--quiet", order = 13, description = "Show errors only.")
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
        try (SyncSketchClient client = client()) {
            return new UploadRun(program, this, client).call();
        } catch (IllegalStateException e) {
            // Of the environment: the options are right, so there is no use in showing them.
            program.tell(Problems.line(e), e);
            return ExitCode.USAGE;
        }
    }

    private void refuseWhatDoesNotFit() {
        check(review > 0, "--review must be more than 0");
        check(name == null || files.size() == 1, "--name is for one FILE, and there are " + files.size());
        check(artist == null || route == Route.SERVER, "--artist needs --route server");
        check(partSize == null || route == Route.PARTS, "--part-size is for --route parts");
        check(parallel == null || route == Route.PARTS, "--parallel is for --route parts");
        check(
                partSize == null || (partSize >= SMALLEST_PART && partSize <= LARGEST_PART),
                "--part-size must be from " + SMALLEST_PART + " to " + LARGEST_PART);
        checked(() -> request(files.get(0)));
    }

    private SyncSketchClient client() {
        Credentials credentials;
        try {
            credentials = Credentials.fromEnvironment();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        SyncSketchClientBuilder builder = SyncSketchClient.builder().credentials(credentials);
        String variable = System.getenv(SyncSketchClient.HOST_VARIABLE);
        String url = host != null ? host : variable;
        if (url != null && !url.isBlank()) {
            checked(() -> builder.host(url));
        }
        return builder.build();
    }

    /** Gives what the options say about a file. */
    UploadRequest.Builder request(Path file) {
        UploadRequest.Builder builder = UploadRequest.builder(review, file).noConvert(noConvert);
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
