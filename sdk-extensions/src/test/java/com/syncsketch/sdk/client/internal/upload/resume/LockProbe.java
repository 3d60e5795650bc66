package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A process that tries to lock a file. */
final class LockProbe {

    private LockProbe() {}

    /** Returns whether another process cannot lock the file. */
    static boolean isLocked(Path file) {
        return ProcessRunner.in(file.getParent())
                .java(LockProbe.class, List.of(), file.toString())
                .outputOrFail()
                .contains("locked");
    }

    public static void main(String[] args) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            System.out.print(lock == null ? "locked" : "free");
        }
    }
}
