package com.syncsketch.benchmarks.upload;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A program that uploads the same file repeatedly. */
@FunctionalInterface
interface UploadProgram {

    /** Uploads the file once. */
    void upload() throws Exception;

    /** Uploads once, and again for each line of standard input, and prints the {@link UploadTiming} of each upload. */
    static void run(UploadProgram program) throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        do {
            UploadTiming.print(program);
        } while (commands.readLine() != null);
    }
}
