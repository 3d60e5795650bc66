package com.syncsketch.it.prism;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** One mock for a whole run: the same object for all tests, whatever happens to the server behind it. */
final class SharedPrism implements PrismServer {
    /** What two classes must agree on to share one server. */
    record Key(String contract, boolean errors) {}

    private final Path contract;
    private final PrismOptions options;
    private volatile PrismServer current;

    SharedPrism(Key key) {
        contract = copy(key.contract());
        options = key.errors() ? PrismOptions.mock().errors() : PrismOptions.mock();
        try {
            current = PrismServer.start(contract, options);
        } catch (RuntimeException e) {
            delete(contract);
            throw e;
        }
    }

    /** Prism wants a file, and the contract may lie inside a jar. */
    private static Path copy(String name) {
        String resource = name.startsWith("/") ? name.substring(1) : name;
        try (InputStream in = open(resource, Path.of(name))) {
            int dot = name.lastIndexOf('.');
            Path copy = Files.createTempFile("contract-", dot < 0 ? ".yaml" : name.substring(dot));
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
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

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server behind it. */
    PrismServer current() {
        return current;
    }

    /** Starts Prism again if it has ended, and fails, because a request must not end it. */
    synchronized void failIfDead() {
        PrismServer dead = current;
        if (dead.isAlive()) {
            return;
        }
        String log = PrismLog.of(dead.log()).tail();
        URI before = dead.uri();
        dead.close();
        try {
            // The same port, for clients that were built before.
            current = PrismServer.start(contract, options.port(before.getPort()));
        } catch (IllegalStateException portTaken) {
            current = PrismServer.start(contract, options);
        }
        throw new AssertionError("Prism ended during this test and was started again. " + log);
    }

    @Override
    public URI uri() {
        return current.uri();
    }

    @Override
    public String log() {
        return current.log();
    }

    @Override
    public PrismMode mode() {
        return current.mode();
    }

    @Override
    public String version() {
        return current.version();
    }

    @Override
    public boolean isAlive() {
        return current.isAlive();
    }

    @Override
    public void close() {
        current.close();
        delete(contract);
    }
}
