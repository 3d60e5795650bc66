package com.syncsketch.cli.core;

import com.syncsketch.cli.output.Output;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Prints stack traces. */
final class StackTraces {

    private StackTraces() {}

    /** Prints a stack trace. Messages in it may come from the service, so its lines are made printable. */
    static void print(Throwable exception, Output output) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        // Tabs at the start of lines are kept readable.
        text.toString().lines().forEach(line -> output.error(line.replace("\t", "    ")));
    }
}
