package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.PythonProgram;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.CpuTime;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Repetitions;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
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

/** Uploads one file with all candidates, round by round, and collects the values. Not thread-safe. */
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

    private final SourceFiles source;

    @Nullable
    private final Certificate certificate;

    @Nullable
    private final PythonProgram python;

    private final Conditions conditions;
    private final Repetitions values = new Repetitions();

    /** A Java candidate. */
    private record Program(String name, Class<?> main, List<String> options) {}

    /** A Java candidate in a warm process. */
    private record WarmProgram(Program program, UploadProcess process) {}

    private static final List<Program> PROGRAMS = List.of(
            new Program(OURS, SdkUpload.class, OUR_HEAP),
            new Program(UNCHECKED, SdkUpload.class, with(OUR_HEAP, SdkUpload.UNCHECKED)),
            new Program(SOCKETS_MD5, SocketUpload.class, with(List.of(), SocketUpload.MD5)),
            new Program(SOCKETS, SocketUpload.class, List.of()),
            new Program(AWS, AwsUpload.class, List.of()));

    UploadRounds(
            SourceFiles source,
            @Nullable Certificate certificate,
            @Nullable PythonProgram python,
            Conditions conditions) {
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
     * @param first whether to measure the first upload of a new process too
     * @throws IOException if an upload fails
     */
    void run(boolean first) throws IOException, InterruptedException {
        List<WarmProgram> warm = new ArrayList<>();
        try (ServerProcess server = ServerProcess.responses(certificate)) {
            try {
                for (Program program : PROGRAMS) {
                    warm.add(new WarmProgram(program, warmUp(program, server.url())));
                }
                for (int round = 1; round <= conditions.rounds(); round++) {
                    round(warm, server.url());
                    if (first) {
                        firstUploads(server.url());
                    }
                    conditions.say("%s, round %d: %s", title(), round, speeds(round - 1));
                }
            } finally {
                for (WarmProgram one : warm) {
                    one.process().close();
                }
            }
        }
    }

    private UploadProcess warmUp(Program program, String url) throws IOException {
        UploadProcess process = UploadProcess.start(command(program, url));
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

    private void round(List<WarmProgram> warm, String url) throws IOException, InterruptedException {
        for (WarmProgram one : warm) {
            UploadTiming timing = one.process().upload();
            String who = one.program().name();
            add("", who, timing.seconds(), timing.cpuSeconds(), one.process().peakBytes());
            values.add(HEAP, who, timing.heapMebibytes());
        }
        curl(CURL, List.of(source.whole()), url);
        curl(CURL_FOUR, source.pieces(), url);
        if (python != null) {
            ProcessResult result = python.run(certificate, url, source.whole().toString());
            UploadTiming timing = UploadTiming.of(result.output());
            add("", PYTHON, timing.seconds(), timing.cpuSeconds(), result.peakBytes());
            add(FIRST, PYTHON, timing.seconds(), result.cpuSeconds(), result.peakBytes());
        }
    }

    private void curl(String who, List<Path> files, String url) throws IOException, InterruptedException {
        ProcessResult result = ChildProcess.run(Curl.put(files, url, certificate), Map.of());
        add("", who, Curl.seconds(result), result.cpuSeconds(), result.peakBytes());
        add(FIRST, who, Curl.seconds(result), result.cpuSeconds(), result.peakBytes());
    }

    private void firstUploads(String url) throws IOException, InterruptedException {
        for (Program program : PROGRAMS) {
            if (program.main() != SocketUpload.class) {
                ProcessResult result = ChildProcess.run(command(program, url), Map.of());
                double seconds = UploadTiming.of(result.output()).seconds();
                add(FIRST, program.name(), seconds, result.cpuSeconds(), result.peakBytes());
            }
        }
    }

    private void add(String prefix, String who, double seconds, double cpuSeconds, long peakBytes) {
        values.add(prefix + SPEED, who, source.mebibytes() / seconds);
        values.add(prefix + CPU, who, cpuSeconds * 1024 / source.mebibytes());
        values.add(prefix + MEMORY, who, peakBytes / MIB);
    }

    private List<String> command(Program program, String url) {
        List<String> arguments = new ArrayList<>(List.of(url, source.whole().toString()));
        if (certificate != null) {
            arguments.add(certificate.keys().toString());
        }
        List<String> options = Stream.concat(program.options().stream(), Stream.of(CpuTime.COMPILERS_STAY))
                .toList();
        return ChildProcess.java(
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
                    series.candidate(),
                    series.rounds().get(index)));
        }
        return text.toString().strip();
    }

    /** Returns the candidates that ran, in the given order. */
    List<String> present(String... candidates) {
        return values.of(SPEED, List.of(candidates)).stream()
                .map(Series::candidate)
                .toList();
    }

    /** Returns the series of a candidate. */
    Series only(String metric, String candidate) {
        return values.of(metric, List.of(candidate)).get(0);
    }

    /** Compares the first candidate with the others. */
    List<Comparison> compare(
            String title, List<String> candidates, List<Target> speed, List<Target> cpu, List<Target> memory) {
        return compare("", title, candidates, speed, cpu, memory);
    }

    /** Compares the first uploads of a new process. Returns an empty list if they were not measured. */
    List<Comparison> compareFirst(String title) {
        if (values.of(FIRST + SPEED, List.of(OURS)).isEmpty()) {
            return List.of();
        }
        List<String> candidates = Stream.of(OURS, UNCHECKED, AWS, CURL, CURL_FOUR, PYTHON)
                .filter(who -> !values.of(FIRST + SPEED, List.of(who)).isEmpty())
                .toList();
        return compare(FIRST, title, candidates, List.of(), List.of(), List.of());
    }

    private List<Comparison> compare(
            String prefix,
            String title,
            List<String> candidates,
            List<Target> speed,
            List<Target> cpu,
            List<Target> memory) {
        String ours = candidates.get(0);
        return List.of(
                new Comparison(
                        title, SPEED, "MiB/s", Direction.HIGHER, ours, values.of(prefix + SPEED, candidates), speed),
                new Comparison(title, CPU, "s/GiB", Direction.LOWER, ours, values.of(prefix + CPU, candidates), cpu),
                new Comparison(
                        title, MEMORY, "MiB", Direction.LOWER, ours, values.of(prefix + MEMORY, candidates), memory));
    }
}
