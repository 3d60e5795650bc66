package com.syncsketch.sdk.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that has a file locked until it is killed. */
final class LockHolder {

    private LockHolder() {}

    /** Locks the file that the argument names, says so by a letter, and waits. */
    public static void main(String[] args) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            System.out.print(lock.isValid() ? 'l' : 'n');
            System.out.flush();
            // Ends when the parent does, at the latest.
            System.in.read();
        }
    }
}
