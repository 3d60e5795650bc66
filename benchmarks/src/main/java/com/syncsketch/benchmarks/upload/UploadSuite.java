package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.Machine;
import com.syncsketch.benchmarks.Python;
import com.syncsketch.benchmarks.Suite;
import com.syncsketch.benchmarks.Versions;
import com.syncsketch.benchmarks.measure.Better;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.Rounds;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import com.syncsketch.benchmarks.server.Certificate;
import com.syncsketch.benchmarks.server.ServerProcess;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Uploads over loopback to a server that only counts bytes. */
public final class UploadSuite implements Suite {

    private static final String OURS = "ours";
    private static final String CURL = "curl";
    private static final String CURL_FOUR = "curl, 4 at once";
    private static final String AWS = "AWS transfer manager";
    private static final String PYTHON = "python";

    private static final String SPEED = "speed";
    private static final String COMPUTED = "computing time";
    private static final String MEMORY = "peak memory";

    private static final double MIB = 1048576;

    private static final String PYTHON_PROGRAM = """
            import sys, time
            from syncsketch import SyncSketchAPI

            address, path = sys.argv[1:]
            client = SyncSketchAPI("script_user", "key", host=address, use_header_auth=True)
            start = time.monotonic()
            assert client.upload_file(review_id=456, filepath=path)
            print("seconds %.4f heap 0" % (time.monotonic() - start))
            """;

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public String summary() {
        return "A file from the page cache to a server that only counts bytes, over loopback. Ours with its defaults and a heap"
                + " of 64 MiB. Speed is that of the upload itself; computing time and memory are those of the whole process.";
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.describe();
        List<String> remarks = new ArrayList<>();
        Python python = Python.of(conditions, PYTHON_PROGRAM, remarks);
        List<Comparison> comparisons = new ArrayList<>();
        List<Curve.Point> memory = new ArrayList<>();
        List<Curve.Point> heap = new ArrayList<>();
        Certificate certificate = Certificate.make(conditions.scratch());
        for (long mebibytes : conditions.smoke() ? new long[] {24} : new long[] {256, 1024, 4096}) {
            Source source = Source.make(conditions.scratch(), mebibytes);
            try {
                Rounds heaps = new Rounds();
                List<Comparison> plain = measure(source, null, python, heaps, conditions);
                comparisons.addAll(plain);
                comparisons.addAll(measure(source, certificate, python, new Rounds(), conditions));
                memory.add(new Curve.Point(mebibytes, ours(plain.get(2))));
                heap.add(new Curve.Point(
                        mebibytes, heaps.of(MEMORY).get(0).spread().max()));
            } finally {
                source.delete();
            }
        }
        Curve growth = new Curve(
                "Memory of our client as files grow",
                "size of the file, MiB",
                "MiB",
                List.of(new Curve.Line("resident", memory), new Curve.Line("heap", heap)));
        return new SuiteResult(
                name(),
                machine,
                Versions.of("syncsketch-sdk-extensions", "s3-transfer-manager", "netty-handler", "jetty-server"),
                comparisons,
                List.of(growth),
                remarks);
    }

    private static double ours(Comparison comparison) {
        return comparison.series().stream()
                .filter(series -> series.contender().equals(OURS))
                .findFirst()
                .orElseThrow()
                .spread()
                .max();
    }

    private static List<Comparison> measure(
            Source source,
            @Nullable Certificate certificate,
            @Nullable Python python,
            Rounds heaps,
            Conditions conditions)
            throws IOException, InterruptedException {
        String title = source.mebibytes() + " MiB" + (certificate == null ? "" : ", TLS");
        Rounds rounds = new Rounds();
        try (ServerProcess server = certificate == null ? ServerProcess.start() : ServerProcess.start(certificate)) {
            String address = server.address();
            for (int round = 1; round <= conditions.rounds(); round++) {
                Usage ours = java(OurUpload.class, List.of("-Xmx64m"), address, source, certificate);
                add(rounds, OURS, source, Elapsed.seconds(ours), ours);
                heaps.add(MEMORY, OURS, Elapsed.heapMebibytes(ours));
                Usage aws = java(AwsUpload.class, List.of(), address, source, certificate);
                add(rounds, AWS, source, Elapsed.seconds(aws), aws);
                Usage curl = Child.run(Curl.put(List.of(source.whole()), address, certificate), Map.of());
                add(rounds, CURL, source, curl.wallSeconds(), curl);
                Usage four = Child.run(Curl.put(source.pieces(), address, certificate), Map.of());
                add(rounds, CURL_FOUR, source, four.wallSeconds(), four);
                if (python != null) {
                    Usage slow = python.run(
                            certificate == null
                                    ? Map.of()
                                    : Map.of(
                                            "REQUESTS_CA_BUNDLE",
                                            certificate.trust().toString()),
                            address,
                            source.whole().toString());
                    add(rounds, PYTHON, source, Elapsed.seconds(slow), slow);
                }
                conditions.say(
                        "%s, round %d: ours %.0f MiB/s, curl %.0f MiB/s",
                        title,
                        round,
                        source.mebibytes() / Elapsed.seconds(ours),
                        source.mebibytes() / curl.wallSeconds());
            }
        }
        List<Target> speed = rounds.of(SPEED).stream()
                .map(Series::contender)
                .filter(who -> !who.equals(OURS))
                .map(who -> new Target(who, 0.9))
                .toList();
        return List.of(
                new Comparison(title, SPEED, "MiB/s", Better.HIGHER, OURS, rounds.of(SPEED), speed),
                new Comparison(
                        title,
                        COMPUTED,
                        "s/GiB",
                        Better.LOWER,
                        OURS,
                        rounds.of(COMPUTED),
                        List.of(new Target(CURL, 1.2))),
                new Comparison(title, MEMORY, "MiB", Better.LOWER, OURS, rounds.of(MEMORY), List.of()));
    }

    private static void add(Rounds rounds, String who, Source source, double seconds, Usage usage) {
        rounds.add(SPEED, who, source.mebibytes() / seconds);
        rounds.add(COMPUTED, who, usage.cpuSeconds() * 1024 / source.mebibytes());
        rounds.add(MEMORY, who, usage.peakBytes() / MIB);
    }

    private static Usage java(
            Class<?> program, List<String> options, String address, Source source, @Nullable Certificate certificate)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(address, source.whole().toString()));
        if (certificate != null) {
            arguments.add(certificate.keys().toString());
        }
        return Child.run(
                Child.java(options, System.getProperty("java.class.path"), program.getName(), arguments), Map.of());
    }
}
