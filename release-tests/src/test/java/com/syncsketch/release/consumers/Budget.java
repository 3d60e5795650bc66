package com.syncsketch.release.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a class path may weigh.
 *
 * @param jars the most jars
 * @param bytes the most bytes of all of them together
 */
record Budget(int jars, long bytes) {

    /** Says by how much a class path is over it, jar by jar; empty where it is not. */
    String excess(List<Path> classPath) throws IOException {
        StringBuilder list = new StringBuilder();
        long total = 0;
        for (Path jar : classPath) {
            long size = Files.size(jar);
            total += size;
            list.append(String.format(Locale.ROOT, "%n%,12d  %s", size, jar.getFileName()));
        }
        if (classPath.size() <= jars && total <= bytes) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%d jars with %,d bytes, of at most %d with %,d:%s",
                classPath.size(),
                total,
                jars,
                bytes,
                list);
    }
}
