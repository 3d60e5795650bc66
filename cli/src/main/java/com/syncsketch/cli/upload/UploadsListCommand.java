package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.output.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the resume files of a folder. */
@Command(name = "list", description = "List the resume files of unfinished uploads below a folder. Sends no request")
public final class UploadsListCommand extends BaseCommand {

    /** The documented fields. */
    public static final View<Unfinished> UNFINISHED = View.<Unfinished>of()
            .column("resumeFile", Unfinished::resumeFile)
            .column("lastActivity", Unfinished::lastActivity);

    private static final String SUFFIX = ".upload.json";

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "The folder. Default: the current one.")
    private Path folder = Path.of("");

    @Option(
            names = "--depth",
            order = 1,
            paramLabel = "N",
            description = "How deep to search, not counting the folders .syncsketch. Default: 1.")
    private int depth = 1;

    /** Creates the command. */
    public UploadsListCommand() {}

    /**
     * A resume file.
     *
     * @param resumeFile the file
     * @param lastActivity when a part was last confirmed
     */
    public record Unfinished(Path resumeFile, Instant lastActivity) {}

    @Override
    public Integer call() throws IOException {
        check(depth >= 1, "--depth must be at least 1");
        if (!Files.isDirectory(folder.toString().isEmpty() ? Path.of(".") : folder)) {
            throw CliException.notFound("There is no folder " + folder);
        }
        List<Unfinished> found = new ArrayList<>();
        // The resume files of an uploaded folder are one level deeper.
        int levels = Math.min(depth, Integer.MAX_VALUE - 1) + 1;
        try (Stream<Path> files =
                Files.find(folder, levels, (path, attributes) -> attributes.isRegularFile() && isResumeFile(path))) {
            for (Path file : files.sorted().toList()) {
                found.add(new Unfinished(file, Files.getLastModifiedTime(file).toInstant()));
            }
        }
        output().list(UNFINISHED, found);
        return ExitCodes.OK;
    }

    private boolean isResumeFile(Path path) {
        return String.valueOf(path.getFileName()).endsWith(SUFFIX)
                && (folder.relativize(path).getNameCount() <= depth || isInResumeFolder(path));
    }

    private static boolean isInResumeFolder(Path path) {
        Path parent = path.getParent();
        return parent != null && parent.endsWith(ResumeOptions.FOLDER);
    }
}
