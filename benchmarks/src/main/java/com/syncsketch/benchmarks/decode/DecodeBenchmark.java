package com.syncsketch.benchmarks.decode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.syncsketch.benchmarks.server.Payloads;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Repeatedly decodes one large payload from memory, into our models as the client does or into plain records. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecodeBenchmark {

    @Param("ITEMS")
    Payload payload = Payload.ITEMS;

    @Param("OURS")
    Model model = Model.OURS;

    @Param("false")
    boolean newer;

    private byte[] bytes = new byte[0];
    private ObjectReader reader = new ObjectMapper().reader();

    @Setup
    public void prepare() {
        bytes = payload.bytes(new Payloads(newer));
        // As in the client, nothing may follow the value. Records skip unknown fields only if configured to.
        ObjectMapper mapper = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, model == Model.OURS);
        reader = mapper.readerFor(payload.type(model));
    }

    @Benchmark
    public Object read() throws IOException {
        return reader.readValue(bytes);
    }
}
