package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.output.Output;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import jakarta.annotation.Nullable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads files to a review. */
@Command(
        name = "upload",
        description = {
            "Upload files to a review",
            "",
            "With --route parts, a failed or interrupted upload can be resumed: run the same command again.",
            "",
            "Prints a line to standard output for each uploaded file: the id of the new item, a tab, and FILE."
                    + " Everything else goes to standard error. If a file fails, the remaining files are still"
                    + " uploaded."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all files were uploaded",
            "1:at least one file was not uploaded",
            "2:invalid usage; nothing was sent",
            "3:the review or the file does not exist",
            "4:the credentials are missing, or were rejected",
            "5:a temporary failure; the same command may succeed later",
            "130:interrupted by Ctrl-C (143: by SIGTERM); the command that resumes was printed"
        })
public final class UploadCommand extends BaseCommand {

    private static final int MAX_NAME_LENGTH = 200;
    private static final int SHORTENED_NAME_LENGTH = 40;
    private static final Pattern SPECIAL = Pattern.compile("(?:%[0-9A-F]{2}|[^\\x21-\\x7e])+");
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long MIN_PART_SIZE = UploadRequest.MIN_PART_SIZE / MEBIBYTE;
    private static final long MAX_PART_SIZE = UploadRequest.MAX_PART_SIZE / MEBIBYTE;

    @Option(
            names = "--to",
            order = 1,
            paramLabel = "REVIEW",
            description = "The review: an id, a UUID, a link from the browser, or PROJECT/REVIEW.")
    private @Nullable String to;

    @Option(
            names = "--project",
            order = 2,
            paramLabel = "PROJECT",
            description = "The project of --review: an id or a name. Instead of --to.")
    private @Nullable String project;

    @Option(
            names = "--review",
            order = 2,
            paramLabel = "REVIEW",
            description = "The review: an id, or a name in --project. Instead of --to.")
    private @Nullable String review;

    @Option(
            names = "--route",
            order = 3,
            paramLabel = "parts|server|signed",
            defaultValue = "PARTS",
            description =
                    "In parts directly to storage (the default), as a form through the service, or as a signed form"
                            + " directly to storage.")
    private UploadRoute route = UploadRoute.PARTS;

    @Option(
            names = "--part-size",
            order = 4,
            paramLabel = "MIB",
            description = "The part size, from 5 to 5120 MiB. Default: 8, more for large files.")
    private @Nullable Long partSize;

    @Option(
            names = "--parallel",
            order = 5,
            paramLabel = "N",
            description =
                    "The number of parts to upload concurrently. Default: " + UploadRequest.DEFAULT_PARALLELISM + ".")
    private @Nullable Integer parallel;

    @Option(
            names = "--resume-file",
            order = 6,
            paramLabel = "PATH",
            description = {
                "The resume file, which a later run needs to resume the upload, or a folder for resume files, which is"
                        + " required for several FILEs. Default: .NAME.review-ID.upload.json next to each FILE."
            })
    private @Nullable Path resumeFile;

    @Option(
            names = "--no-resume-file",
            order = 7,
            description = "Write no resume file. A failed or interrupted upload cannot be resumed.")
    private boolean noResumeFile;

    @Option(
            names = "--restart",
            order = 8,
            description = "Discard the uploads of existing resume files and start over.")
    private boolean restart;

    @Option(
            names = "--name",
            order = 9,
            paramLabel = "NAME",
            description = "The name of the item, for a single FILE. Default: the name of the file.")
    private @Nullable String name;

    @Option(names = "--artist", order = 10, paramLabel = "NAME", description = "The name of the artist.")
    private @Nullable String artist;

    @Option(
            names = "--content-type",
            order = 11,
            paramLabel = "TYPE",
            description = "The media type, such as video/mp4. Default: determined from the name of the file.")
    private @Nullable String contentType;

    @Option(
            names = "--no-convert",
            order = 12,
            description = "Ask the service not to convert the files. They may be unplayable.")
    private boolean noConvert;

    @Option(
            names = "--progress",
            order = 13,
            paramLabel = "auto|bar|lines|none",
            defaultValue = "AUTO",
            description = "The progress display. Default: a bar on a terminal, lines elsewhere.")
    private ProgressStyle progress = ProgressStyle.AUTO;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files to upload.")
    private List<Path> files = List.of();

    /** Creates the command. */
    public UploadCommand() {}

    @Override
    public Integer call() {
        validate();
        return new UploadRunner(context(), this, new Names(client()).review(target())).call();
    }

    private String target() {
        if (to != null) {
            return to;
        }
        return project == null ? String.valueOf(review) : project + "/" + review;
    }

    private void validate() {
        check(to != null || review != null, "Missing option --to");
        check(to == null || (review == null && project == null), "--to excludes --project and --review");
        check(name == null || files.size() == 1, "--name requires a single FILE, not " + files.size());
        check(partSize == null || route == UploadRoute.PARTS, "--part-size requires --route parts");
        check(parallel == null || route == UploadRoute.PARTS, "--parallel requires --route parts");
        check(
                partSize == null || (partSize >= MIN_PART_SIZE && partSize <= MAX_PART_SIZE),
                "--part-size must be from " + MIN_PART_SIZE + " to " + MAX_PART_SIZE);
        check(resumeFile == null || route == UploadRoute.PARTS, "--resume-file requires --route parts");
        check(!restart || route == UploadRoute.PARTS, "--restart requires --route parts");
        check(
                !noResumeFile || (resumeFile == null && !restart),
                "--no-resume-file cannot be combined with --resume-file or --restart");
        accepted(() -> request(files.get(0), 1));
        validateResumeFiles();
    }

    private void validateResumeFiles() {
        if (resumeFile != null && files.size() > 1) {
            check(
                    !Files.exists(resumeFile) || Files.isDirectory(resumeFile),
                    "With several FILEs, --resume-file must be a folder");
        }
        Map<Path, Path> fileOf = new HashMap<>();
        for (Path file : files) {
            Path ownResumeFile = resumeFile(file, 1);
            Path other = ownResumeFile == null
                    ? null
                    : fileOf.put(ownResumeFile.toAbsolutePath().normalize(), file);
            check(other == null, "These files would share a resume file: " + other + " and " + file);
        }
    }

    /** Returns the resume file of a file, or null if there is none. */
    @Nullable
    Path resumeFile(Path file, long review) {
        if (noResumeFile || route != UploadRoute.PARTS) {
            return null;
        }
        // Hidden, so that a shell pattern for the files does not match it.
        String defaultName = asciiName(file) + ".review-" + review + ".upload.json";
        if (resumeFile == null) {
            return file.resolveSibling("." + defaultName);
        }
        return files.size() > 1 || Files.isDirectory(resumeFile) ? resumeFile.resolve(defaultName) : resumeFile;
    }

    /**
     * Returns the name of a file in ASCII, which is the same in each locale, and short enough for a suffix. A hash keeps
     * names distinct that were changed.
     */
    private static String asciiName(Path file) {
        // The URI contains the bytes of the name; its text would not in a locale without the characters.
        String uri = file.toAbsolutePath().normalize().toUri().toString();
        String encoded = uri.substring(uri.lastIndexOf('/') + 1);
        String ascii = SPECIAL.matcher(encoded).replaceAll("_");
        if (ascii.equals(encoded) && ascii.length() <= MAX_NAME_LENGTH) {
            return ascii;
        }
        String start = ascii.substring(0, Math.min(SHORTENED_NAME_LENGTH, ascii.length()));
        return start + "-" + Integer.toHexString(encoded.hashCode());
    }

    boolean isRestart() {
        return restart;
    }

    /** Returns a request for a file with the options of the command. */
    UploadRequestBuilder request(Path file, long review) {
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
        Path ownResumeFile = resumeFile(file, review);
        if (ownResumeFile != null) {
            builder.resumeFile(ownResumeFile);
        }
        return builder;
    }

    UploadRoute route() {
        return route;
    }

    List<Path> files() {
        return files;
    }

    ProgressStyle progress(Output output) {
        return output.isQuiet() ? ProgressStyle.NONE : progress;
    }

    String resumeCommand(List<Path> remaining) {
        return ShellCommand.of(spec(), "--restart", remaining);
    }
}
