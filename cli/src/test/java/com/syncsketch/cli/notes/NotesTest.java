package com.syncsketch.cli.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.syncsketch.cli.CliRun;
import com.syncsketch.cli.CliRun.Result;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@MockSyncSketchTest
class NotesTest {

    private static final String ITEM = "Show A/Dailies/shot010.mov";

    @TempDir
    Path home;

    private MockSyncSketch mock;
    private CliRun cli;
    private long review;
    private long item;

    @BeforeEach
    void prepare(MockSyncSketch server) {
        mock = server;
        cli = new CliRun(home, mock);
        review = mock.data().addReview(mock.data().addProject("Show A"), "Dailies");
        item = mock.data().addItem(review, "shot010.mov", Map.of("fps", 24, "totalFrames", 100));
        mock.data().addComment(item, review, 42, "Hold <two> frames | longer & \"more\"\nsecond line\u0007");
        mock.data().addComment(item, review, 0, "Start");
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    @Test
    void lines_haveFrameTimecodeAuthorAndText() {
        Result result = cli.run("notes", "Show A/Dailies");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines()).hasSize(2);
        assertThat(result.lines().get(0)).contains("\tshot010.mov\t").endsWith("\tStart");
        assertThat(result.lines().get(1))
                .contains("\t00:00:01:18\t")
                .endsWith("\tHold <two> frames | longer & \"more\"\\nsecond line\\u0007");
    }

    @Test
    void json_hasTheDocumentedFields() throws IOException {
        JsonNode notes = new JsonMapper()
                .readTree(cli.run("notes", "Show A/Dailies", "--json").out());
        JsonNode same = new JsonMapper()
                .readTree(cli.run("notes", "Show A/Dailies", "--format", "json").out());

        assertThat(notes).hasSize(2).isEqualTo(same);
        assertThat(notes.get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "item",
                        "frame",
                        "timecode",
                        "author",
                        "text",
                        "type",
                        "parent",
                        "created",
                        "link",
                        "itemId",
                        "review",
                        "frameIndex",
                        "sketch");
        assertThat(notes.get(1).path("frameIndex").asInt()).isEqualTo(42);
    }

    @Test
    void csv_andMarkdown_areWritten() throws IOException {
        Path file = home.resolve("notes.csv");

        assertThat(cli.run("notes", "review:" + review, "--format", "csv", "-o", file.toString())
                        .exit())
                .isZero();
        assertThat(Files.readString(file))
                .startsWith("Review Name,Item Name,Link,Frame Number,")
                .contains("Start");
        assertThat(cli.run("notes", "Show A/Dailies", "--format=md").out()).startsWith("# Dailies");
    }

    @ParameterizedTest
    @CsvSource({"--author nobody, 0", "--since 1d, 2", "--since 2099-01-01, 0", "--since 2020-01-01T00:00:00Z, 2"})
    void notes_areFiltered(String option, int expected) {
        Result result = cli.run(("notes review:" + review + " " + option).split(" "));

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines()).hasSize(expected);
    }

    @Test
    void edl_hasAMarkerPerNote() {
        Result result = cli.run("notes", ITEM, "--format", "edl", "--start-tc", "01:00:00:00");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines())
                .contains(
                        "TITLE: shot010.mov",
                        "FCM: NON-DROP FRAME",
                        "001  001      V     C        01:00:00:00 01:00:00:01 01:00:00:00 01:00:00:01  ",
                        "002  001      V     C        01:00:01:18 01:00:01:19 01:00:01:18 01:00:01:19  ");
        assertThat(result.out()).contains("Hold <two> frames / longer & \"more\" second line |D:1");
    }

    @Test
    void fcpxml_isWellFormed_andHasExactTimes() throws Exception {
        mock.data().set(item, "fps", 23.976);

        Document document = xml(cli.run("notes", ITEM, "--format", "fcpxml", "--start-tc", "01:00:00:00")
                .out());

        assertThat(elements(document, "format").get(0).getAttribute("frameDuration"))
                .isEqualTo("1001/24000s");
        Element gap = elements(document, "gap").get(0);
        assertThat(gap.getAttribute("start")).isEqualTo("18018/5s");
        assertThat(elements(document, "marker"))
                .extracting(marker -> marker.getAttribute("start"))
                .containsExactly("18018/5s", "14421407/4000s");
    }

    @Test
    void premiereXml_isWellFormed() throws Exception {
        Document document =
                xml(cli.run("notes", ITEM, "--format", "premiere-xml").out());

        assertThat(elements(document, "in")).extracting(Element::getTextContent).containsExactly("0", "42");
        assertThat(elements(document, "comment").get(1).getTextContent())
                .isEqualTo("Hold <two> frames | longer & \"more\"\nsecond line\ufffd");
        assertThat(elements(document, "timebase").get(0).getTextContent()).isEqualTo("24");
        assertThat(elements(document, "duration").get(0).getTextContent()).isEqualTo("100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format=pdf", "--start-tc=1h", "--fps=0", "--since=soon", "--format=csv --json"})
    void invalidOptions_areUsageErrors(String option) {
        Result result = cli.run(("notes review:" + review + " " + option).split(" "));

        assertThat(result.exit()).as(result.err()).isEqualTo(2);
        mock.journal().verifyAny().never();
    }

    @Test
    void markers_needAnItemAndARate() {
        long other = mock.data().addItem(review, "image.png");
        mock.data().addComment(other, review, 0, "Nice");

        assertThat(cli.run("notes", "Show A/Dailies", "--format", "edl").err()).contains("name the item instead");
        assertThat(cli.run("notes", "Show A/Dailies/image.png", "--format", "edl")
                        .err())
                .contains("add --fps");
        assertThat(cli.run("notes", "Show A/Dailies/image.png", "--format", "edl", "--fps", "25")
                        .exit())
                .isZero();
    }
}
