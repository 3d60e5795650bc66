package com.syncsketch.sdk.client.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that holds a lock on a file until it is killed. */
final class LockHolder {

    private LockHolder() {}

    /** Locks the file in the argument, prints a letter, and waits. */
    public static void main(String[] args) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            System.out.print(lock.isValid() ? 'l' : 'n');
            System.out.flush();
            // Ends at the latest when the parent does.
            System.in.read();
        }
    }
}
