package com.syncsketch.benchmarks.start;

import com.syncsketch.benchmarks.calls.Caller;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Builds class paths with only the jars that a candidate needs, because class data archives cannot be created from folders.
 */
final class ClassPaths {

    private static final List<String> JACKSON =
            List.of("jackson-core", "jackson-databind", "jackson-annotations", "jakarta.annotation-api");
    private static final List<String> HTTP_CLIENT = List.of("httpclient5", "httpcore5", "httpcore5-h2", "slf4j-api");
    private static final List<String> OKHTTP =
            List.of("syncsketch-benchmark-peers", "okhttp-jvm", "okio-jvm", "kotlin-stdlib");

    private final Path scratch;

    ClassPaths(Path scratch) {
        this.scratch = scratch;
    }

    String of(Caller.Candidate candidate) throws IOException {
        List<String> artifacts = new ArrayList<>(List.of("syncsketch-benchmarks"));
        switch (candidate) {
            case OURS -> {
                artifacts.addAll(JACKSON);
                artifacts.addAll(HTTP_CLIENT);
                artifacts.addAll(List.of("syncsketch-sdk-extensions", "syncsketch-sdk", "feign-core", "slf4j-simple"));
            }
            case BASELINE -> {
                artifacts.addAll(JACKSON);
                artifacts.addAll(HTTP_CLIENT);
                artifacts.add("slf4j-simple");
            }
            case STOCK_FEIGN -> {
                artifacts.addAll(JACKSON);
                artifacts.addAll(OKHTTP);
                artifacts.addAll(List.of(
                        "feign-core",
                        "feign-jackson",
                        "feign-slf4j",
                        "feign-okhttp",
                        "feign-form",
                        "jackson-datatype-jsr310",
                        "jackson-databind-nullable",
                        "slf4j-api",
                        "slf4j-simple"));
            }
            case STOCK_NATIVE -> {
                artifacts.addAll(JACKSON);
                artifacts.addAll(List.of(
                        "syncsketch-benchmark-peers",
                        "jackson-datatype-jsr310",
                        "jackson-databind-nullable",
                        "httpmime",
                        "httpcore",
                        "httpclient"));
            }
            case STOCK_OKHTTP -> {
                artifacts.addAll(OKHTTP);
                artifacts.addAll(
                        List.of("logging-interceptor", "gson", "gson-fire", "commons-lang3", "jakarta.annotation-api"));
            }
        }
        List<String> entries = new ArrayList<>();
        for (String artifact : artifacts) {
            entries.add(entry(artifact));
        }
        return String.join(File.pathSeparator, entries);
    }

    private String entry(String artifact) throws IOException {
        // A module of this build may be a folder, which is packed first.
        Pattern jar = Pattern.compile("\\Q" + artifact + "\\E-\\d[^/]*\\.jar");
        String module = artifact.replace("syncsketch-benchmark-", "").replace("syncsketch-", "");
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (jar.matcher(path.getFileName().toString()).matches()) {
                return entry;
            }
            if (entry.endsWith("/" + module + "/target/classes")) {
                return packed(path, artifact).toString();
            }
        }
        throw new IOException(artifact + " is not on the class path");
    }

    private Path packed(Path folder, String artifact) throws IOException {
        Path jar = scratch.resolve(artifact + ".jar");
        if (Files.exists(jar)) {
            return jar;
        }
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(path).toString()));
                Files.copy(path, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }
}
