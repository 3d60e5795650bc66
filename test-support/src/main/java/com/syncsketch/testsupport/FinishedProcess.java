package com.syncsketch.testsupport;

/**
 * A process that has ended.
 *
 * @param exitCode the exit code
 * @param output the standard output and the standard error, in the order in which they were written
 */
public record FinishedProcess(int exitCode, String output) {

    /**
     * Returns the output of a successful process.
     *
     * @return the output
     * @throws AssertionError if the exit code is not 0; the message contains the output
     */
    public String outputOrFail() {
        if (exitCode != 0) {
            throw new AssertionError("Exit code " + exitCode + ":\n" + output);
        }
        return output;
    }
}
