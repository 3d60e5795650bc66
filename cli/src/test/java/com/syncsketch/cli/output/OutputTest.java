package com.syncsketch.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputTest {

    private record Shot(long id, String name, Double fps, Boolean done, Object more) {}

    private static final View<Shot> SHOT = View.<Shot>of()
            .column("id", Shot::id)
            .column("shotName", Shot::name)
            .column("fps", Shot::fps)
            .field("done", Shot::done)
            .field("more", Shot::more);

    private static final List<Shot> SHOTS =
            List.of(new Shot(1, "a\tb", 24.0, true, null), new Shot(23, "雨", 23.976, null, List.of(1, "x")));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Output output(Format format, boolean terminal, boolean color) {
        return new Output(
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        terminal,
                        terminal,
                        terminal),
                format,
                false,
                color);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void table_isAlignedWithAHeader() {
        output(Format.TABLE, true, false).list(SHOT, SHOTS);

        assertThat(written()).isEqualTo("""
                ID  SHOT NAME  FPS
                1   a b        24
                23  雨         23.976
                """);
    }

    @Test
    void header_isBoldOnlyWithColor() {
        output(Format.TABLE, true, true).list(SHOT, SHOTS);

        assertThat(written()).startsWith("\u001b[1mID");
    }

    @Test
    void lines_haveEscapedFieldsAndNoHeader() {
        output(Format.LINES, false, true).list(SHOT, SHOTS);

        assertThat(written()).isEqualTo("1\ta\\tb\t24\n23\t雨\t23.976\n");
    }

    @Test
    void json_isOneDocumentWithAllFields() throws IOException {
        output(Format.JSON, false, false).list(SHOT, SHOTS);

        JsonNode document = new JsonMapper().readTree(written());
        assertThat(document).isEqualTo(new JsonMapper().readTree("""
                        [{"id":1,"shotName":"a\\tb","fps":24,"done":true,"more":null},
                         {"id":23,"shotName":"雨","fps":23.976,"done":null,"more":[1,"x"]}]"""));
    }

    @Test
    void ndjson_isOneObjectPerLine() {
        output(Format.NDJSON, false, false).list(SHOT, SHOTS);

        assertThat(written().lines())
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(new JsonMapper().readTree(line).isObject()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void emptyList_isValidOutput(Format format) {
        output(format, false, false).list(SHOT, List.of());

        assertThat(written()).isEqualTo(format == Format.JSON ? "[ ]\n" : "");
    }

    @Test
    void failedList_leavesNoHalfDocument() {
        Iterable<Shot> failing = () -> new Iterator<>() {
            private boolean first = true;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Shot next() {
                if (first) {
                    first = false;
                    return SHOTS.get(0);
                }
                throw new IllegalStateException("connection lost");
            }
        };

        assertThatThrownBy(() -> output(Format.JSON, false, false).list(SHOT, failing))
                .hasMessage("connection lost");
        assertThat(written()).isEmpty();
    }

    @Test
    void show_isReadableAndParsable() {
        output(Format.TABLE, true, false).show(SHOT, SHOTS.get(0));
        output(Format.LINES, false, false).show(SHOT, SHOTS.get(0));

        assertThat(written().lines())
                .containsExactly(
                        "id        1",
                        "shotName  a b",
                        "fps       24",
                        "done      true",
                        "id\t1",
                        "shotName\ta\\tb",
                        "fps\t24",
                        "done\ttrue",
                        "more\t");
    }

    @Test
    void json_ofMapsAndNumbers_isExact() throws IOException {
        Object value = Map.of("list", Arrays.asList(1L, null, 0.5, new BigDecimal("12.50"), false));

        assertThat(JsonWriter.value(value, false)).isEqualTo("{\"list\":[1,null,0.5,12.50,false]}");
        assertThat(JsonWriter.value(OffsetDateTime.parse("2026-11-30T10:00:00Z"), false))
                .isEqualTo("\"2026-11-30T10:00Z\"");
        // A path contains itself.
        assertThat(JsonWriter.value(Path.of("a/b.mov"), false)).isEqualTo("\"a/b.mov\"");
    }

    @Test
    void errors_areWithoutControlCharacters() {
        Output output = output(Format.LINES, true, true);
        output.failure("a\u001b[31mb");
        output.message("c\u009bd");

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b[31mError:\u001b[0m a\ufffd[31mb\nc\ufffdd\n");
    }

    @Test
    void fullDisk_isReported() {
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        Output output = new Output(Terminal.of(InputStream.nullInputStream(), full, full), Format.LINES, false, false);

        assertThatThrownBy(() -> output.list(SHOT, SHOTS)).isInstanceOf(Output.ClosedException.class);
    }
}
