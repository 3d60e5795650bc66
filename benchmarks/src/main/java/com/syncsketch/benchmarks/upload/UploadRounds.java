package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.Python;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.CpuTime;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Repetitions;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import com.syncsketch.benchmarks.server.Certificate;
import com.syncsketch.benchmarks.server.ServerProcess;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Uploads of one file by all contenders, round by round, and their values. Not thread-safe. */
final class UploadRounds {

    static final String OURS = "ours";
    static final String UNCHECKED = "ours, unchecked";
    static final String SOCKETS_MD5 = "sockets with MD5";
    static final String SOCKETS = "sockets";
    static final String AWS = "AWS transfer manager";
    static final String CURL = "curl";
    static final String CURL_FOUR = "curl, 4 at once";
    static final String PYTHON = "python";

    static final String SPEED = "speed";
    static final String CPU = "CPU time";
    static final String MEMORY = "peak memory";
    static final String HEAP = "peak heap";

    /** Prefix of the metrics of first uploads. */
    private static final String FIRST = "first ";

    private static final List<String> OUR_HEAP = List.of("-Xmx64m");
    private static final double MIB = 1048576;
    private static final long WARM_UP_MEBIBYTES = 4096;

    private final Source source;

    @Nullable
    private final Certificate certificate;

    @Nullable
    private final Python python;

    private final Conditions conditions;
    private final Repetitions values = new Repetitions();

    /** A contender in Java. */
    private record Program(String name, Class<?> main, List<String> options) {}

    /** A contender in Java that is warm. */
    private record Warm(Program program, UploadProcess process) {}

    private static final List<Program> PROGRAMS = List.of(
            new Program(OURS, OurUpload.class, OUR_HEAP),
            new Program(UNCHECKED, OurUpload.class, with(OUR_HEAP, OurUpload.UNCHECKED)),
            new Program(SOCKETS_MD5, SocketUpload.class, with(List.of(), SocketUpload.MD5)),
            new Program(SOCKETS, SocketUpload.class, List.of()),
            new Program(AWS, AwsUpload.class, List.of()));

    UploadRounds(Source source, @Nullable Certificate certificate, @Nullable Python python, Conditions conditions) {
        this.source = source;
        this.certificate = certificate;
        this.python = python;
        this.conditions = conditions;
    }

    private static List<String> with(List<String> options, String property) {
        return Stream.concat(options.stream(), Stream.of("-D" + property + "=true"))
                .toList();
    }

    /**
     * Runs all rounds.
     *
     * @param first whether first uploads in a new process are measured too
     * @throws IOException if an upload fails
     */
    void run(boolean first) throws IOException, InterruptedException {
        List<Warm> warm = new ArrayList<>();
        try (ServerProcess server = ServerProcess.responses(certificate)) {
            try {
                for (Program program : PROGRAMS) {
                    warm.add(new Warm(program, warmUp(program, server.address())));
                }
                for (int round = 1; round <= conditions.rounds(); round++) {
                    round(warm, server.address());
                    if (first) {
                        firstUploads(server.address());
                    }
                    conditions.say("%s, round %d: %s", title(), round, speeds(round - 1));
                }
            } finally {
                for (Warm one : warm) {
                    one.process().close();
                }
            }
        }
    }

    private UploadProcess warmUp(Program program, String address) throws IOException {
        UploadProcess process = UploadProcess.start(command(program, address));
        try {
            long more = conditions.smoke() ? 0 : Math.max(2, WARM_UP_MEBIBYTES / source.mebibytes());
            for (long i = 0; i < more; i++) {
                process.upload();
            }
            return process;
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    private void round(List<Warm> warm, String address) throws IOException, InterruptedException {
        for (Warm one : warm) {
            Timing timing = one.process().upload();
            String who = one.program().name();
            add("", who, timing.seconds(), timing.cpuSeconds(), one.process().peakBytes());
            values.add(HEAP, who, timing.heapMebibytes());
        }
        curl(CURL, List.of(source.whole()), address);
        curl(CURL_FOUR, source.pieces(), address);
        if (python != null) {
            Usage usage = python.run(certificate, address, source.whole().toString());
            Timing timing = Timing.of(usage.output());
            add("", PYTHON, timing.seconds(), timing.cpuSeconds(), usage.peakBytes());
            add(FIRST, PYTHON, timing.seconds(), usage.cpuSeconds(), usage.peakBytes());
        }
    }

    private void curl(String who, List<Path> files, String address) throws IOException, InterruptedException {
        Usage usage = Child.run(Curl.put(files, address, certificate), Map.of());
        add("", who, Curl.seconds(usage), usage.cpuSeconds(), usage.peakBytes());
        add(FIRST, who, Curl.seconds(usage), usage.cpuSeconds(), usage.peakBytes());
    }

    private void firstUploads(String address) throws IOException, InterruptedException {
        for (Program program : PROGRAMS) {
            if (program.main() != SocketUpload.class) {
                Usage usage = Child.run(command(program, address), Map.of());
                double seconds = Timing.of(usage.output()).seconds();
                add(FIRST, program.name(), seconds, usage.cpuSeconds(), usage.peakBytes());
            }
        }
    }

    private void add(String prefix, String who, double seconds, double cpuSeconds, long peakBytes) {
        values.add(prefix + SPEED, who, source.mebibytes() / seconds);
        values.add(prefix + CPU, who, cpuSeconds * 1024 / source.mebibytes());
        values.add(prefix + MEMORY, who, peakBytes / MIB);
    }

    private List<String> command(Program program, String address) {
        List<String> arguments = new ArrayList<>(List.of(address, source.whole().toString()));
        if (certificate != null) {
            arguments.add(certificate.keys().toString());
        }
        List<String> options = Stream.concat(program.options().stream(), Stream.of(CpuTime.COMPILERS_STAY))
                .toList();
        return Child.java(
                options, System.getProperty("java.class.path"), program.main().getName(), arguments);
    }

    private String title() {
        return source.mebibytes() + " MiB" + (certificate == null ? "" : ", TLS");
    }

    private String speeds(int index) {
        StringBuilder text = new StringBuilder();
        for (Series series : values.of(SPEED)) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s %.0f MiB/s; ",
                    series.contender(),
                    series.rounds().get(index)));
        }
        return text.toString().strip();
    }

    /** Returns those of some contenders that ran, in the same order. */
    List<String> present(String... contenders) {
        return values.of(SPEED, List.of(contenders)).stream()
                .map(Series::contender)
                .toList();
    }

    /** Returns the values of a contender. */
    Series only(String metric, String contender) {
        return values.of(metric, List.of(contender)).get(0);
    }

    /** Compares the first of some contenders with the others. */
    List<Comparison> compare(
            String title, List<String> contenders, List<Target> speed, List<Target> cpu, List<Target> memory) {
        return compare("", title, contenders, speed, cpu, memory);
    }

    /** Compares first uploads in a new process. Empty if they were not measured. */
    List<Comparison> compareFirst(String title) {
        if (values.of(FIRST + SPEED, List.of(OURS)).isEmpty()) {
            return List.of();
        }
        List<String> contenders = Stream.of(OURS, UNCHECKED, AWS, CURL, CURL_FOUR, PYTHON)
                .filter(who -> !values.of(FIRST + SPEED, List.of(who)).isEmpty())
                .toList();
        return compare(FIRST, title, contenders, List.of(), List.of(), List.of());
    }

    private List<Comparison> compare(
            String prefix,
            String title,
            List<String> contenders,
            List<Target> speed,
            List<Target> cpu,
            List<Target> memory) {
        String ours = contenders.get(0);
        return List.of(
                new Comparison(
                        title, SPEED, "MiB/s", Direction.HIGHER, ours, values.of(prefix + SPEED, contenders), speed),
                new Comparison(title, CPU, "s/GiB", Direction.LOWER, ours, values.of(prefix + CPU, contenders), cpu),
                new Comparison(
                        title, MEMORY, "MiB", Direction.LOWER, ours, values.of(prefix + MEMORY, contenders), memory));
    }
}
