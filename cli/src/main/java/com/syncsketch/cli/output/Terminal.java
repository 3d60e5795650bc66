package com.syncsketch.cli.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The standard streams of the program.
 *
 * @param in standard input
 * @param out standard output, for results only
 * @param err standard error, for everything else
 * @param inIsTerminal whether a person can answer questions
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal) {

    private static final int BUFFER_SIZE = 8192;

    /** Returns the streams of the process. Text is in UTF-8, regardless of the locale. */
    public static Terminal ofProcess() {
        return new Terminal(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                isTerminal(0),
                isTerminal(1),
                isTerminal(2));
    }

    /** Returns streams of which none is a terminal. */
    public static Terminal of(InputStream in, PrintStream out, PrintStream err) {
        return new Terminal(in, out, err, false, false, false);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_SIZE), true, StandardCharsets.UTF_8);
    }

    /** Looks at the file behind a descriptor, since {@link System#console()} combines input and output. */
    @SuppressWarnings("SystemConsoleNull") // Only on systems without /proc, where it is the best guess.
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return !Files.exists(Path.of("/proc/self/fd")) && System.console() != null;
        }
    }
}
