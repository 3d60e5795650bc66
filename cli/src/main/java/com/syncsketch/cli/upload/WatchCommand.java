package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import jakarta.annotation.Nullable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads files that appear in a folder. */
@Command(
        name = "watch",
        description = {
            "Upload files that appear in a folder",
            "",
            "The folder is listed again and again, which also works on network shares. A file is uploaded when it has not changed"
                    + " for --stable. What was uploaded is recorded in FOLDER/.syncsketch, so it is not uploaded again"
                    + " after a restart; a file that changes later is uploaded as another item, or with --new-version auto"
                    + " as a new version.",
            "",
            "Prints a line to standard output for each uploaded file, as 'upload' does. A file that cannot be uploaded is"
                    + " reported, and tried again later. Runs until Ctrl-C.",
            "",
            "Example: syncsketch watch --to \"Show A/Dailies\" --include '*.mov' --stable 60s /mnt/renders"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:with --once: all files are uploaded",
            "1:with --once: at least one file was not uploaded",
            "2:invalid usage; nothing was sent",
            "3:the review or the folder does not exist",
            "4:the credentials are missing, or were rejected",
            "5:with --once: a temporary failure, or a file is still changing",
            "130:ended by Ctrl-C (143: by SIGTERM); the next run resumes"
        })
public final class WatchCommand extends BaseCommand {

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private MetadataOptions metadata = new MetadataOptions();

    @Mixin
    private FolderOptions selection = new FolderOptions();

    @Option(
            names = "--stable",
            order = 40,
            paramLabel = "TIME",
            description = "How long a file must not change before it is uploaded. Default: 30s.")
    private Duration stable = Duration.ofSeconds(30);

    @Option(
            names = "--interval",
            order = 41,
            paramLabel = "TIME",
            description = "How often the folder is listed. Default: 10s.")
    private Duration interval = Duration.ofSeconds(10);

    @Option(names = "--once", order = 42, description = "Upload what does not change for --stable, and exit.")
    private boolean once;

    @Option(
            names = "--state",
            order = 43,
            paramLabel = "FOLDER",
            description = "The folder for resume files and records. Default: .syncsketch in the FOLDER.")
    private @Nullable Path state;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Parameters(paramLabel = "FOLDER", description = "The folder to watch.")
    private Path folder = Path.of("");

    /** Creates the command. */
    public WatchCommand() {}

    @Override
    public Integer call() {
        String problem = target.problem();
        check(problem == null, String.valueOf(problem));
        check(metadata.name == null, "--name cannot be combined with a folder");
        check(metadata.newVersion == null || metadata.isVersionByName(), "--new-version must be auto");
        check(!interval.isZero(), "--interval must be more than 0");
        String limitProblem = limits.problem();
        check(limitProblem == null, String.valueOf(limitProblem));
        accepted(() -> {
            selection.apply(UploadAllRequest.ofFolder(1, folder));
            UploadRequestBuilder request = UploadRequest.builder(1, folder);
            metadata.apply(request);
            return request;
        });
        if (!Files.isDirectory(folder)) {
            throw CliException.notFound("There is no folder " + folder);
        }
        long review = target.find(client());
        limits.apply(client().uploads());
        return new FolderWatch(context(), this, review).run();
    }

    Path folder() {
        return folder;
    }

    Path state() {
        return state == null ? folder.resolve(ResumeOptions.FOLDER) : state;
    }

    FolderOptions selection() {
        return selection;
    }

    MetadataOptions metadata() {
        return metadata;
    }

    Duration stable() {
        return stable;
    }

    Duration interval() {
        return interval;
    }

    int parallelFiles() {
        return limits.parallelFiles();
    }

    boolean isOnce() {
        return once;
    }
}
