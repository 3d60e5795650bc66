package com.syncsketch.cli.error;

import com.syncsketch.cli.probe.CredentialsRejectedException;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.ItemGoneException;
import com.syncsketch.sdk.client.error.ItemsNotProcessedException;
import com.syncsketch.sdk.client.error.MediaNotAvailableException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.ProcessingException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.TaskTimeoutException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import picocli.CommandLine.ParameterException;

/** The exit codes of all commands, and the mapping of exceptions to them. */
public final class ExitCodes {

    /** Everything was done. */
    public static final int OK = 0;

    /** Something failed. With several files or things, at least one of them. */
    public static final int FAILED = 1;

    /** Invalid usage or configuration. Nothing was sent. */
    public static final int USAGE = 2;

    /** A project, a review, an item or a file does not exist, or a name has several meanings. */
    public static final int NOT_FOUND = 3;

    /** The credentials are missing, or were rejected. */
    public static final int CREDENTIALS = 4;

    /** A temporary failure, such as of the network: the same command may succeed later. */
    public static final int TEMPORARY = 5;

    /** The file arrived, but was not converted in time, or its conversion failed. */
    public static final int NOT_CONVERTED = 6;

    private ExitCodes() {}

    /** Returns the exit code for an exception. */
    public static int of(Throwable exception) {
        if (exception instanceof CliException own) {
            return own.getExitCode();
        }
        if (exception instanceof ParameterException) {
            return USAGE;
        }
        if (isCredentialsError(exception)) {
            return CREDENTIALS;
        }
        if (exception instanceof NoSuchFileException
                || exception instanceof NotFoundException
                || exception instanceof MediaNotAvailableException
                || exception instanceof ItemGoneException) {
            return NOT_FOUND;
        }
        if (exception instanceof ProcessingException) {
            return NOT_CONVERTED;
        }
        if (exception instanceof ItemsNotProcessedException several) {
            boolean gone = several.getFailures().values().stream().allMatch(ItemGoneException.class::isInstance);
            return gone ? NOT_FOUND : NOT_CONVERTED;
        }
        if (exception instanceof TaskTimeoutException) {
            return TEMPORARY;
        }
        if (exception instanceof SyncSketchException failure) {
            if (failure.isTransient()) {
                return TEMPORARY;
            }
            Throwable cause = failure.getCause();
            return cause instanceof SyncSketchException || cause instanceof NoSuchFileException ? of(cause) : FAILED;
        }
        return FAILED;
    }

    /**
     * Returns the exit code of a command about several things.
     *
     * @param failures the exit codes of those that failed
     * @return 0 if there are none, their code if they all have the same one, and otherwise 1
     */
    public static int combined(Collection<Integer> failures) {
        return switch ((int) failures.stream().distinct().count()) {
            case 0 -> OK;
            case 1 -> failures.iterator().next();
            default -> FAILED;
        };
    }

    /** Returns whether the credentials were rejected, so that the next request would fail too. */
    public static boolean isCredentialsError(Throwable exception) {
        return exception instanceof AuthenticationException
                || exception instanceof PermissionDeniedException
                || exception instanceof CredentialsRejectedException
                || (exception instanceof CliException own && own.getExitCode() == CREDENTIALS)
                || (exception instanceof SyncSketchException
                        && exception.getCause() != null
                        && isCredentialsError(exception.getCause()));
    }
}
