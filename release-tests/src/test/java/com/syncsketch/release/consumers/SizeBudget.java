package com.syncsketch.release.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The maximum size of a class path.
 *
 * @param jars the maximum number of jars
 * @param bytes the maximum total size
 */
record SizeBudget(int jars, long bytes) {

    /** Returns a description of a class path that exceeds the budget, or an empty string. */
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
                "%d jars with %,d bytes, maximum %d with %,d:%s",
                classPath.size(),
                total,
                jars,
                bytes,
                list);
    }
}
