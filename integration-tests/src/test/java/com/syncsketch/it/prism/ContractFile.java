package com.syncsketch.it.prism;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A copy of a contract as a file, which Prism requires. The original may be in a jar. Closing deletes the file. */
public record ContractFile(Path path) implements AutoCloseable {

    /** Copies the contract of the SDK from the class path. */
    public static ContractFile copy() {
        return copy(PrismExtension.DEFAULT_CONTRACT);
    }

    /** Copies a resource of the class path, or a file if there is no such resource. */
    static ContractFile copy(String name) {
        String resource = name.startsWith("/") ? name.substring(1) : name;
        try (InputStream in = open(resource, Path.of(name))) {
            int dot = name.lastIndexOf('.');
            Path copy = Files.createTempFile("contract-", dot < 0 ? ".yaml" : name.substring(dot));
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return new ContractFile(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource, Path file) throws IOException {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (in != null) {
            return in;
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("The contract " + file + " is neither on the class path nor a file");
        }
        return Files.newInputStream(file);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
