package com.syncsketch.benchmarks;

import com.syncsketch.benchmarks.calls.CallsSuite;
import com.syncsketch.benchmarks.decode.DecodeSuite;
import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.Suite;
import com.syncsketch.benchmarks.link.LinkSuite;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.report.Documents;
import com.syncsketch.benchmarks.scale.ScaleSuite;
import com.syncsketch.benchmarks.start.StartSuite;
import com.syncsketch.benchmarks.upload.UploadSuite;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs suites and writes the documents. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Compares the client with other clients and generates performance.md with numbers and charts.")
public final class Main implements Callable<Integer> {

    private static final Pattern JAVA_25 = Pattern.compile(".*\\b25\\b.*");

    @Option(
            names = "--suites",
            defaultValue = ".*",
            description = "The suites to run, as a regular expression. Default: all.")
    private Pattern suites = Pattern.compile(".*");

    @Option(names = "--rounds", defaultValue = "5", description = "The number of rounds.")
    private int rounds;

    @Option(names = "--smoke", description = "Only check that everything runs. The numbers are meaningless.")
    private boolean smoke;

    @Option(names = "--render", description = "Only generate the documents from the stored results.")
    private boolean render;

    @Nullable
    @Option(names = "--python", description = "The folder of the official Python client.")
    private String python;

    @Nullable
    @Option(names = "--java25", description = "The home of a JDK 25. Default: the first one in /usr/lib/jvm.")
    private String java25;

    @Option(names = "--docs", required = true, description = "The folder of performance.md.")
    private Path docs = Path.of("docs");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    /** Returns all suites in the order of the document. */
    public static List<Suite> suites() {
        return List.of(
                new CallsSuite(),
                new DecodeSuite(),
                new StartSuite(),
                new UploadSuite(),
                new LinkSuite(),
                new ScaleSuite());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Suite> chosen = suites().stream()
                .filter(suite -> !render && suites.matcher(suite.name()).matches())
                .toList();
        if (chosen.isEmpty() && !render) {
            System.err.println("No suite matches " + suites + ". Suites: "
                    + String.join(", ", suites().stream().map(Suite::name).toList()));
            return CommandLine.ExitCode.USAGE;
        }
        Documents documents = new Documents(docs);
        for (Suite suite : chosen) {
            String obstacle = suite.obstacle();
            if (obstacle != null) {
                System.out.println("== " + suite.name() + ": NOT MEASURED: " + obstacle);
                continue;
            }
            Path scratch = Files.createTempDirectory("benchmarks");
            try {
                System.out.println("== " + suite.name() + ": " + suite.summary());
                SuiteResult result =
                        suite.run(new Conditions(smoke, rounds, folder(python), jdk25(), scratch, System.out::println));
                documents.store(result);
            } finally {
                delete(scratch);
            }
        }
        documents.write(suites());
        System.out.println("Wrote " + docs.resolve("performance.md"));
        return CommandLine.ExitCode.OK;
    }

    @Nullable
    private static Path folder(@Nullable String name) {
        return name == null || name.isBlank() ? null : Path.of(name);
    }

    @Nullable
    private Path jdk25() throws IOException {
        Path named = folder(java25);
        Path installed = Path.of("/usr/lib/jvm");
        if (named != null || !Files.isDirectory(installed)) {
            return named;
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(home ->
                            JAVA_25.matcher(home.getFileName().toString()).matches())
                    .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
