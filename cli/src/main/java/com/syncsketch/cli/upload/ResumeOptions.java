package com.syncsketch.cli.upload;

import jakarta.annotation.Nullable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options about resume files. */
final class ResumeOptions {

    /** The hidden folder in an uploaded folder. */
    static final String FOLDER = ".syncsketch";

    private static final int MAX_NAME_LENGTH = 200;
    private static final int SHORTENED_NAME_LENGTH = 40;
    private static final Pattern SPECIAL = Pattern.compile("(?:%[0-9A-F]{2}|[^\\x21-\\x7e])+");

    @Option(
            names = "--resume-file",
            order = 40,
            paramLabel = "PATH",
            description = {
                "The resume file, which a later run needs to resume the upload, or a folder for resume files, which is"
                        + " required for several FILEs. Default: .NAME.review-ID.upload.json next to each FILE, and the"
                        + " folder .syncsketch in a FOLDER."
            })
    @Nullable
    Path resumeFile;

    @Option(
            names = "--no-resume-file",
            order = 41,
            description = "Write no resume file. A failed or interrupted upload cannot be resumed.")
    boolean noResumeFile;

    @Option(
            names = "--restart",
            order = 42,
            description = "Discard the uploads of existing resume files and start over.")
    boolean restart;

    /** Returns the resume file of a file, or null if there is none. */
    @Nullable
    Path ofFile(Path file, long review, boolean single) {
        if (noResumeFile) {
            return null;
        }
        // Hidden, so that a shell pattern for the files does not match it.
        String defaultName = asciiName(file) + ".review-" + review + ".upload.json";
        if (resumeFile == null) {
            return file.resolveSibling("." + defaultName);
        }
        return !single || Files.isDirectory(resumeFile) ? resumeFile.resolve(defaultName) : resumeFile;
    }

    /** Returns the folder of the resume files of a folder, or null if there is none. */
    @Nullable
    Path ofFolder(Path folder) {
        if (noResumeFile) {
            return null;
        }
        return resumeFile == null ? folder.resolve(FOLDER) : resumeFile;
    }

    /** Returns the folder that records which files arrived as new versions, or null if there is none. */
    @Nullable
    Path ofVersions(Path file) {
        if (noResumeFile) {
            return null;
        }
        return resumeFile == null ? file.resolveSibling(FOLDER) : resumeFile;
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
}
