package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.Machine;
import com.syncsketch.benchmarks.harness.PythonProgram;
import com.syncsketch.benchmarks.harness.Suite;
import com.syncsketch.benchmarks.harness.Versions;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.server.Certificate;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures uploads over loopback to a server that only counts bytes. */
public final class UploadSuite implements Suite {

    private static final String GROWTH = "memory as files grow";
    private static final long GIB = 1024;
    private static final long[] SMOKE = {24, 32};

    private static final String PYTHON_PROGRAM = """
        import sys, time
        from syncsketch import SyncSketchAPI

        url, path = sys.argv[1:]
        client = SyncSketchAPI("script_user", "key", host=url, use_header_auth=True)
        start, cpu = time.monotonic(), time.process_time()
        assert client.upload_file(review_id=456, filepath=path)
        print("seconds %.4f cpu %.4f heap 0" % (time.monotonic() - start, time.process_time() - cpu))
        """;

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public String summary() {
        return "Uploads of a cached file over loopback to a server that only counts bytes. Our client runs with its"
                + " defaults (up to 8 concurrent parts of 8 MiB, checksums) and a heap of 64 MiB, and without"
                + " checksums; *sockets* is the same loop on plain sockets. Java programs are warm: they have uploaded"
                + " at least 4 GiB before, and their CPU time is that of the upload, without the JIT compiler. Their"
                + " first upload is measured separately, in a new process, with all of its CPU time. The CPU time of"
                + " curl is that of the whole process.";
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.describe();
        List<String> remarks = new ArrayList<>();
        PythonProgram python = PythonProgram.of(conditions, PYTHON_PROGRAM, remarks);
        List<Comparison> comparisons = new ArrayList<>();
        Map<Long, Series> memory = new LinkedHashMap<>();
        List<Curve.Point> resident = new ArrayList<>();
        List<Curve.Point> heap = new ArrayList<>();
        Certificate certificate = Certificate.create(conditions.scratch());
        for (long mebibytes : conditions.smoke() ? SMOKE : new long[] {256, GIB, 4 * GIB}) {
            SourceFiles source = SourceFiles.create(conditions.scratch(), mebibytes);
            try {
                UploadRounds plain = new UploadRounds(source, null, python, conditions);
                comparisons.addAll(measure(plain, null, mebibytes));
                comparisons.addAll(
                        measure(new UploadRounds(source, certificate, python, conditions), certificate, mebibytes));
                memory.put(mebibytes, plain.only(UploadRounds.MEMORY, UploadRounds.OURS));
                resident.add(new Curve.Point(
                        mebibytes,
                        plain.only(UploadRounds.MEMORY, UploadRounds.OURS)
                                .spread()
                                .max()));
                heap.add(new Curve.Point(
                        mebibytes,
                        plain.only(UploadRounds.HEAP, UploadRounds.OURS)
                                .spread()
                                .max()));
            } finally {
                source.delete();
            }
        }
        comparisons.add(growth(memory));
        Curve curve = new Curve(
                "Memory of our client as files grow",
                "size of the file, MiB",
                "MiB",
                List.of(new Curve.Line("resident", resident), new Curve.Line("heap", heap)));
        return new SuiteResult(
                name(),
                machine,
                Versions.of("syncsketch-sdk-extensions", "httpclient5", "s3-transfer-manager", "netty-handler"),
                comparisons,
                List.of(curve),
                remarks);
    }

    private static List<Comparison> measure(UploadRounds rounds, @Nullable Certificate certificate, long mebibytes)
            throws IOException, InterruptedException {
        rounds.run(mebibytes == GIB || mebibytes == SMOKE[0]);
        String title = mebibytes + " MiB" + (certificate == null ? "" : ", TLS");
        List<Target> memory = mebibytes == 4 * GIB ? List.of(Target.absolute(130)) : List.of();

        List<Comparison> all = new ArrayList<>();
        List<String> checked =
                rounds.present(UploadRounds.OURS, UploadRounds.SOCKETS_MD5, UploadRounds.AWS, UploadRounds.PYTHON);
        List<Target> speed = new ArrayList<>(List.of(new Target(UploadRounds.SOCKETS_MD5, 0.9)));
        List<Target> cpu = new ArrayList<>();
        for (String other : rounds.present(UploadRounds.AWS, UploadRounds.PYTHON)) {
            speed.add(new Target(other, 1));
            cpu.add(new Target(other, 1));
        }
        all.addAll(rounds.compare(title + ", checked", checked, speed, cpu, memory));

        all.addAll(rounds.compare(
                title + ", unchecked",
                rounds.present(UploadRounds.UNCHECKED, UploadRounds.CURL, UploadRounds.CURL_FOUR, UploadRounds.SOCKETS),
                List.of(new Target(UploadRounds.CURL, 0.9), new Target(UploadRounds.CURL_FOUR, 0.9)),
                List.of(new Target(UploadRounds.CURL, 1.5), new Target(UploadRounds.CURL_FOUR, 1.5)),
                memory));
        all.addAll(rounds.compareFirst(title + ", first upload of a process"));
        return all;
    }

    private static Comparison growth(Map<Long, Series> memory) {
        List<Series> series = memory.entrySet().stream()
                .map(entry ->
                        new Series(entry.getKey() + " MiB", entry.getValue().rounds()))
                .toList();
        String smallest = series.get(0).candidate();
        String largest = series.get(series.size() - 1).candidate();
        return new Comparison(
                GROWTH,
                UploadRounds.MEMORY,
                "MiB",
                Direction.LOWER,
                largest,
                series,
                List.of(new Target(smallest, 1.1)));
    }
}
