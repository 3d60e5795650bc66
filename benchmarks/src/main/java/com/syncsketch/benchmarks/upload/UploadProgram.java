package com.syncsketch.benchmarks.upload;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A program that uploads the same file again and again. */
@FunctionalInterface
interface UploadProgram {

    /** Uploads the file once. */
    void upload() throws Exception;

    /** Uploads once, and once more for each line of standard input, and reports the {@link Timing} of each. */
    static void run(UploadProgram program) throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        do {
            Timing.print(program);
        } while (commands.readLine() != null);
    }
}
