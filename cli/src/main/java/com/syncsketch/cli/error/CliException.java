package com.syncsketch.cli.error;

import jakarta.annotation.Nullable;
import java.util.List;

/** Thrown if a command cannot do what was asked, with the exit code and a message for the user. */
public class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<String> details;

    /**
     * Creates an exception.
     *
     * @param exitCode one of {@link ExitCodes}
     * @param message one line for the user, without secrets
     */
    public CliException(int exitCode, String message) {
        this(exitCode, message, List.of(), null);
    }

    /**
     * Creates an exception.
     *
     * @param exitCode one of {@link ExitCodes}
     * @param message one line for the user, without secrets
     * @param details further lines, such as candidates
     * @param cause the cause, or null
     */
    public CliException(int exitCode, String message, List<String> details, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
    }

    /** Creates an exception for something that does not exist. */
    public static CliException notFound(String message) {
        return new CliException(ExitCodes.NOT_FOUND, message);
    }

    /** Creates an exception for invalid usage that is noticed before anything is sent. */
    public static CliException usage(String message) {
        return new CliException(ExitCodes.USAGE, message);
    }

    /** Creates an exception for missing, unusable or rejected credentials. */
    public static CliException credentials(String message) {
        return new CliException(ExitCodes.CREDENTIALS, message);
    }

    /** Returns the exit code. */
    public int getExitCode() {
        return exitCode;
    }

    /** Returns further lines for the user; empty if there are none. */
    public List<String> getDetails() {
        return details;
    }
}
