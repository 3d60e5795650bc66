package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.AttachedValue;
import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.output.Output;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import jakarta.annotation.Nullable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads files to a review. */
@Command(
        name = "upload",
        description = {
            "Upload files and folders to a review",
            "",
            "A failed or interrupted upload can be resumed: run the same command again. Files of a folder that were uploaded"
                    + " before are not sent again.",
            "",
            "Prints a line to standard output for each uploaded file: the id of the item, a tab, and FILE. Everything else"
                    + " goes to standard error. If a file fails, the remaining files are still uploaded.",
            "",
            "Example: syncsketch upload --to \"Show A/Dailies\" --artist Ada --wait shot010_v003.mov"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all files were uploaded",
            "1:at least one file was not uploaded",
            "2:invalid usage; nothing was sent",
            "3:the review or the file does not exist",
            "4:the credentials are missing, or were rejected",
            "5:a temporary failure; the same command may succeed later",
            "6:with --wait: a file was not converted in time, or its conversion failed",
            "130:interrupted by Ctrl-C (143: by SIGTERM); the command that resumes was printed"
        })
public final class UploadCommand extends BaseCommand {

    /** Stands for standard input. */
    static final String STDIN = "-";

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long MIN_PART_SIZE = UploadRequest.MIN_PART_SIZE / MEBIBYTE;
    private static final long MAX_PART_SIZE = UploadRequest.MAX_PART_SIZE / MEBIBYTE;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private MetadataOptions metadata = new MetadataOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private ResumeOptions resume = new ResumeOptions();

    @Option(
            names = "--route",
            order = 50,
            paramLabel = "parts|server|signed",
            description =
                    "In parts directly to storage (the default), as a form through the service, or as a signed form"
                            + " directly to storage.")
    private UploadRoute route = UploadRoute.PARTS;

    @Option(
            names = "--part-size",
            order = 51,
            paramLabel = "MIB",
            description = "The part size, from 5 to 5120 MiB. Default: 8, more for large files.")
    private @Nullable Long partSize;

    @Option(
            names = "--parallel",
            order = 52,
            paramLabel = "N",
            description = "The number of parts of a file to upload at the same time. Default: "
                    + UploadRequest.DEFAULT_PARALLELISM + ".")
    private @Nullable Integer parallel;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--wait",
            order = 55,
            arity = "0..1",
            fallbackValue = "30m",
            preprocessor = AttachedValue.class,
            paramLabel = "TIME",
            description = "Wait until the files have been converted, at most 30m or TIME, as in --wait=2h.")
    private @Nullable Duration waitFor;

    @Option(
            names = {"-n", "--dry-run"},
            order = 56,
            description = "Print what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(
            names = "--progress",
            order = 57,
            paramLabel = "auto|bar|lines|none",
            description = "The progress display. Default: a bar on a terminal, lines elsewhere.")
    private ProgressStyle progress = ProgressStyle.AUTO;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "The files and folders to upload; - uploads standard input.")
    private List<Path> files = List.of();

    private Versions versions = Versions.NONE;

    /** Creates the command. */
    public UploadCommand() {}

    @Override
    public Integer call() {
        validate();
        long review = target.find(client());
        if (isVersionByName()) {
            versions = Versions.byName(client(), review);
        } else if (metadata.newVersion != null) {
            long item = new Names(client()).item(metadata.newVersion).id();
            versions = name -> item;
        }
        limits.apply(client().uploads());
        if (isStdin()) {
            return new StdinUpload(context(), this, review, String.valueOf(metadata.name)).call();
        }
        if (route != UploadRoute.PARTS) {
            return new UploadRunner(context(), this, review).call();
        }
        BatchUpload batch = new BatchUpload(context(), this, review);
        return dryRun ? batch.plan() : batch.call();
    }

    private void validate() {
        String problem = target.problem();
        check(problem == null, String.valueOf(problem));
        check(metadata.name == null || files.size() == 1, "--name requires a single FILE, not " + files.size());
        check(
                metadata.newVersion == null || isVersionByName() || files.size() == 1,
                "--new-version ITEM requires a single FILE, not " + files.size());
        String limitProblem = limits.problem();
        check(limitProblem == null, String.valueOf(limitProblem));
        boolean folder = files.stream().anyMatch(Files::isDirectory);
        check(folder || !selection.isForFolders(), "--recursive, --include and --exclude require a FOLDER");
        check(
                !folder || (metadata.name == null && (metadata.newVersion == null || isVersionByName())),
                "--name and --new-version ITEM require a file");
        validateStdin();
        check(!folder || !resume.restart, "--restart requires files; to upload a folder again, delete its .syncsketch");
        validateRoute(folder);
        check(
                partSize == null || (partSize >= MIN_PART_SIZE && partSize <= MAX_PART_SIZE),
                "--part-size must be from " + MIN_PART_SIZE + " to " + MAX_PART_SIZE);
        check(
                !resume.noResumeFile || (resume.resumeFile == null && !resume.restart),
                "--no-resume-file cannot be combined with --resume-file or --restart");
        check(waitFor == null || !waitFor.isZero(), "--wait must be more than 0");
        accepted(() -> {
            UploadRequestBuilder request = UploadRequest.builder(1, files.get(0));
            apply(request);
            return request;
        });
        validateResumeFiles();
    }

    private boolean isStdin() {
        return files.stream().anyMatch(file -> file.toString().equals(STDIN));
    }

    private void validateStdin() {
        if (isStdin()) {
            check(files.size() == 1, "- cannot be combined with other files");
            check(metadata.name != null, "- requires --name, such as --name shot010_v003.mov");
            check(
                    !dryRun && !selection.isUsed() && resume.resumeFile == null && !resume.restart,
                    "- cannot be combined with --dry-run, --skip-existing, --min-age, --resume-file or --restart");
        }
    }

    private void validateRoute(boolean folder) {
        boolean parts = route == UploadRoute.PARTS;
        check(partSize == null || parts, "--part-size requires --route parts");
        check(parallel == null || parts, "--parallel requires --route parts");
        check(resume.resumeFile == null || parts, "--resume-file requires --route parts");
        check(!resume.restart || parts, "--restart requires --route parts");
        check(
                parts || (!selection.isUsed() && !folder && !dryRun && waitFor == null && !isStdin()),
                "Folders, -, --skip-existing, --min-age, --dry-run and --wait require --route parts");
    }

    private void validateResumeFiles() {
        if (isStdin()) {
            return;
        }
        boolean single = files.size() == 1;
        if (resume.resumeFile != null && !single) {
            check(
                    !Files.exists(resume.resumeFile) || Files.isDirectory(resume.resumeFile),
                    "With several FILEs, --resume-file must be a folder");
        }
        Map<Path, Path> fileOf = new HashMap<>();
        for (Path file : files) {
            Path resumeFile =
                    route == UploadRoute.PARTS && !Files.isDirectory(file) ? resume.ofFile(file, 1, single) : null;
            Path other = resumeFile == null
                    ? null
                    : fileOf.put(resumeFile.toAbsolutePath().normalize(), file);
            check(other == null, "These files would share a resume file: " + other + " and " + file);
        }
    }

    /**
     * Applies the options of the command to the request of a file, and determines whether it becomes a new version.
     *
     * @return true if it becomes a new version
     */
    boolean apply(UploadRequestBuilder request, Path file) {
        String name = metadata.name == null ? String.valueOf(file.getFileName()) : metadata.name;
        Long item = versions.itemFor(name);
        if (item != null) {
            request.newVersionOf(item);
        }
        apply(request, item != null);
        return item != null;
    }

    /** Applies the options of the command to a request. */
    void apply(UploadRequestBuilder request) {
        apply(request, false);
    }

    private void apply(UploadRequestBuilder request, boolean version) {
        metadata.apply(request);
        if (version) {
            // The form has no parts.
            return;
        }
        if (partSize != null) {
            request.partSize(partSize * MEBIBYTE);
        }
        if (parallel != null) {
            request.parallelism(parallel);
        }
    }

    boolean isVersionByName() {
        return metadata.isVersionByName();
    }

    ResumeOptions resume() {
        return resume;
    }

    SelectionOptions selection() {
        return selection;
    }

    UploadRoute route() {
        return route;
    }

    List<Path> files() {
        return files;
    }

    int parallelFiles() {
        return limits.parallelFiles();
    }

    /** Returns how long to wait for the conversion, or null. */
    @Nullable
    Duration waitFor() {
        return waitFor;
    }

    ProgressStyle progress(Output output) {
        return output.isQuiet() ? ProgressStyle.NONE : progress;
    }

    String resumeCommand(List<Path> remaining) {
        return ShellCommand.of(spec(), "--restart", remaining);
    }
}
