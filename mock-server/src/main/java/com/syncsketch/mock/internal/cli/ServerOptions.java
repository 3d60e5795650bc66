package com.syncsketch.mock.internal.cli;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.MockSyncSketchBuilder;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the command line, each of which sets an option of the builder. */
final class ServerOptions {

    final MockSyncSketchBuilder builder = MockSyncSketch.builder();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--seed",
            order = 6,
            paramLabel = "demo|examples|FILE",
            description =
                    "Initial data: 'demo', 'examples' (of the contract), or a JSON file. Default: one empty workspace.")
    @Nullable
    String seed;

    @Option(
            names = "--port",
            order = 1,
            paramLabel = "PORT",
            description = "Port of the API. Default: 0, which selects a free port.")
    void port(int number) {
        set(() -> builder.port(number));
    }

    @Option(
            names = "--host",
            order = 3,
            paramLabel = "ADDRESS",
            description = "Address to listen on. Default: 127.0.0.1.")
    void host(String address) {
        set(() -> builder.host(address));
    }

    @Option(
            names = "--user",
            order = 4,
            paramLabel = "NAME",
            description = "User name of the first user, an administrator.")
    void user(String name) {
        set(() -> builder.user(name));
    }

    @Option(names = "--key", order = 5, paramLabel = "KEY", description = "API key of the first user; also the token.")
    void key(String secret) {
        set(() -> builder.key(secret));
    }

    @Option(
            names = "--page-size",
            order = 8,
            paramLabel = "N",
            description = "Page size of requests without a limit. Default: 100.")
    void pageSize(int size) {
        set(() -> builder.pageSize(size));
    }

    @Option(
            names = "--storage",
            order = 11,
            paramLabel = "DIR",
            description = "Directory to keep uploaded files in. By default they are hashed, not kept.")
    void storage(Path folder) {
        set(() -> builder.storageFolder(folder));
    }

    @Option(
            names = "--storage-port",
            order = 12,
            paramLabel = "PORT",
            description = "Port of the storage. Default: 0, which selects a free port.")
    void storagePort(int number) {
        set(() -> builder.storagePort(number));
    }

    @Option(
            names = "--storage-url",
            order = 13,
            paramLabel = "URL",
            description = "URL of the storage as seen by clients, for example behind a proxy.")
    void storageUrl(URI url) {
        set(() -> builder.storageUrl(url));
    }

    @Option(
            names = "--processing-reads",
            order = 14,
            paramLabel = "N",
            description = "Number of reads that show a media file as processing before it is done. Default: 0.")
    void processingReads(int reads) {
        set(() -> builder.processingReads(reads));
    }

    @Option(
            names = "--journal-capacity",
            order = 15,
            paramLabel = "N",
            description = "Maximum number of requests that the journal keeps. Default: 1000.")
    void journalCapacity(int capacity) {
        set(() -> builder.limits(limits -> limits.journalCapacity(capacity)));
    }

    @Option(
            names = "--journal-size",
            order = 16,
            paramLabel = "BYTES",
            description = "Maximum size of the journal in bytes. Default: 16777216.")
    void journalSize(long bytes) {
        set(() -> builder.limits(limits -> limits.journalSize(bytes)));
    }

    @Option(names = "--first-id", order = 17, paramLabel = "ID", description = "First id to assign. Default: 1001.")
    void firstId(long id) {
        set(() -> builder.firstId(id));
    }

    @Option(names = "--random-seed", order = 18, paramLabel = "N", description = "Random seed of UUIDs. Default: 0.")
    void randomSeed(long number) {
        set(() -> builder.randomSeed(number));
    }

    @Option(
            names = "--signed-url-lifetime",
            order = 19,
            paramLabel = "DURATION",
            description = "Lifetime of signed URLs, such as PT15M. Default: PT1H.")
    void signedUrlLifetime(Duration lifetime) {
        set(() -> builder.signedUrlLifetime(lifetime));
    }

    @Option(
            names = "--max-concurrent-requests",
            order = 20,
            paramLabel = "N",
            description = "Maximum number of requests that are handled at the same time. Default: 500.")
    void maxConcurrentRequests(int requests) {
        set(() -> builder.limits(limits -> limits.concurrentRequests(requests)));
    }

    @Option(
            names = "--body-timeout",
            order = 21,
            paramLabel = "DURATION",
            description = "Maximum time to wait for the next bytes of a request body. Default: PT1M.")
    void bodyTimeout(Duration timeout) {
        set(() -> builder.limits(limits -> limits.bodyTimeout(timeout)));
    }

    @Option(
            names = "--max-worlds",
            order = 21,
            paramLabel = "N",
            description = "Maximum number of worlds in addition to the default one. Default: 64.")
    void maxWorlds(int number) {
        set(() -> builder.limits(limits -> limits.worlds(number)));
    }

    @Option(
            names = "--allowed-host",
            order = 22,
            split = ",",
            paramLabel = "NAME",
            description =
                    "Host names under which the admin API is available, and whose web pages may use it, in addition"
                            + " to local names. '*' allows all.")
    void allowedHosts(String[] names) {
        set(() -> builder.allowedHosts(names));
    }

    @Option(
            names = "--state",
            order = 7,
            paramLabel = "FILE",
            description = "File that keeps the state: loaded at the start if it exists, written at the end.")
    void stateFile(Path file) {
        set(() -> builder.stateFile(file));
    }

    @Option(
            names = "--strict",
            order = 9,
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Hold requests to the letter of the contract. By default, the server also accepts what the "
                    + "frameworks of the service accept, such as digits in a string for a number.")
    void strict(boolean strict) {
        set(() -> builder.strict(strict));
    }

    @Option(
            names = "--single-port",
            order = 12,
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description =
                    "Serve the storage on the port of the API, below /__storage/, for example behind the random port "
                            + "of a container.")
    void singlePort(boolean single) {
        set(() -> builder.singlePort(single));
    }

    @Option(
            names = "--storage-host",
            order = 13,
            paramLabel = "NAME",
            description = "Host name of the storage in signed URLs. Default: the host of each request.")
    void storageHost(String name) {
        set(() -> builder.storageHost(name));
    }

    @Option(
            names = "--trust-forwarded-headers",
            order = 23,
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description =
                    "Derive URLs from X-Forwarded-Host and similar headers, which a proxy in front of the server sets.")
    void trustForwardedHeaders(boolean trust) {
        set(() -> builder.trustForwardedHeaders(trust));
    }

    /** Reports a value that the builder rejects as an invalid option. */
    private void set(Runnable setter) {
        try {
            setter.run();
        } catch (IllegalArgumentException e) {
            if (command == null) {
                throw new IllegalStateException("picocli did not inject the command", e);
            }
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
