package com.syncsketch.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

class GenerationTest {

    @TempDir
    Path folder;

    @Test
    void generatingTwice_givesTheSameBytes() {
        assertThat(generate("first")).isEqualTo(generate("second"));
    }

    @Test
    void output_isInterfacesAndModelsAndNothingElse() {
        assertThat(generate("all"))
                .containsOnlyKeys(
                        "api/WidgetsApi.java",
                        "api/WidgetsStepsApi.java",
                        "api/WidgetsStepsWithResponseApi.java",
                        "api/WidgetsWithResponseApi.java",
                        "model/Members.java",
                        "model/ModelReader.java",
                        "model/Part.java",
                        "model/Scope.java",
                        "model/Secret.java",
                        "model/Widget.java",
                        "model/WidgetCreate.java",
                        "model/WidgetPage.java",
                        "model/WidgetQuery.java",
                        "model/WidgetType.java",
                        "model/WidgetUpdate.java");
    }

    @Test
    void operations_standInTheOrderOfTheContract() {
        assertThat(generate("order").get("api/WidgetsApi.java"))
                .containsSubsequence(
                        "WidgetPage list(@QueryMap WidgetQuery query);",
                        "default WidgetPage list() {",
                        "Widget create(WidgetCreate body);",
                        "Widget update(@Param(\"widget_id\") long widgetId, WidgetUpdate body);");
    }

    @Test
    void steps_haveAnInterfaceOfTheirOwn() {
        Map<String, String> all = generate("steps");
        assertThat(all.get("api/WidgetsApi.java"))
                .contains("public interface WidgetsApi {")
                .doesNotContain("void setParts", "single step", "performs this step");
        assertThat(all.get("api/WidgetsStepsApi.java"))
                .containsSubsequence(
                        "Widgets, as {@code CommonMark}",
                        "single step of a larger task",
                        "{@code api(WidgetsStepsApi.class)}",
                        "public interface WidgetsStepsApi {",
                        "performs this step in {@code replaceParts} and",
                        "{@code clearParts}.",
                        "void setParts(@Param(\"uuid\") String uuid, @Param(\"key\") String key, List<Part> body);")
                .doesNotContain("Widget create(");
    }

    @Test
    void wholeResponses_haveAnInterfaceOfTheirOwn() {
        Map<String, String> all = generate("responses");
        assertThat(all.get("api/WidgetsApi.java")).doesNotContain("WithResponse", "TypedResponse");
        assertThat(all.get("api/WidgetsWithResponseApi.java"))
                .containsSubsequence(
                        "The operations of {@code WidgetsApi}",
                        "@see WidgetsApi\n",
                        "@Headers(\"Accept: application/json\")",
                        "public interface WidgetsWithResponseApi {",
                        "Lists widgets, and returns the status and the headers as well.",
                        "@return the response: status, headers and body",
                        "@see WidgetsApi#list\n",
                        "@RequestLine(\"GET /api/v1/widget/\")",
                        "TypedResponse<WidgetPage> listWithResponse(@QueryMap WidgetQuery query);",
                        "@Headers(\"Content-Type: application/json\")",
                        "TypedResponse<Widget> createWithResponse(WidgetCreate body);",
                        "TypedResponse<Widget> updateWithResponse(@Param(\"widget_id\") long widgetId, WidgetUpdate body);")
                .doesNotContain("default ", "setParts");
        assertThat(all.get("api/WidgetsStepsWithResponseApi.java"))
                .containsSubsequence(
                        "The operations of {@code WidgetsStepsApi}",
                        "public interface WidgetsStepsWithResponseApi {",
                        "@see WidgetsStepsApi#setParts\n",
                        "@RequestLine(value = \"PUT /api/v2/widget/{uuid}/parts/?key={key}\", decodeSlash = false)",
                        "TypedResponse<Object> setPartsWithResponse(");
    }

    @Test
    void interfaces_useOnlyAnnotationsOfFeign() {
        Map<String, String> all = generate("imports");
        assertThat(Stream.of("api/WidgetsApi.java", "api/WidgetsStepsApi.java")
                        .map(all::get)
                        .flatMap(String::lines)
                        .filter(line -> line.contains("feign.") && !line.startsWith(" *")))
                .containsOnly(
                        "import feign.Headers;",
                        "import feign.Param;",
                        "import feign.QueryMap;",
                        "import feign.RequestLine;");
    }

    @Test
    void errors_areDescribedInSentences() {
        Map<String, String> all = generate("errors");
        assertThat(all.get("api/WidgetsApi.java"))
                .containsOnlyOnce("Feign's {@code FeignException}")
                .containsOnlyOnce("its {@code SyncSketchException}")
                .containsSubsequence(
                        "Lists widgets.",
                        "Safe to retry. The contract documents the error statuses 401, 404 and 429.",
                        "Creates a widget.",
                        "Not safe to retry: the service may execute the request twice. The contract documents the error status 400.",
                        "describes this operation without direct evidence (inferred).",
                        "Changes a widget.",
                        "<p>Safe to retry.\n")
                .doesNotContain("@throws", "Evidence", "confirmed");
    }

    @Test
    void operationsInDescriptions_areNamedAsInJava() {
        assertThat(generate("names").get("api/WidgetsApi.java"))
                .contains(
                        "Makes one; see {@code WidgetsApi.list}, and {@code WidgetsStepsApi.setParts} for its parts.");
    }

    @Test
    void pathsWithText_keepTheirSlashesEncoded() {
        assertThat(generate("slash").get("api/WidgetsStepsApi.java"))
                .contains("@RequestLine(value = \"PUT /api/v2/widget/{uuid}/parts/?key={key}\", decodeSlash = false)");
    }

    @Test
    void filters_areTypedAndCarryTheirWireName() {
        assertThat(generate("query").get("model/WidgetQuery.java"))
                .contains("@Param(\"created__gt\")")
                .contains("public Builder active(boolean active)")
                .contains("public Builder createdGt(OffsetDateTime createdGt)")
                .contains("public Builder fields(String... fields)")
                .contains("public Builder type(WidgetType type)");
    }

    @Test
    void flags_haveTheirOwnWordsOrDigits() {
        assertThat(generate("flags").get("model/WidgetQuery.java"))
                .contains("this.active = active ? \"1\" : \"0\";", "active.equals(\"1\")")
                .contains("this.full = full ? \"true\" : \"false\";", "full.equals(\"true\")");
    }

    @Test
    void secrets_areMarked() {
        Map<String, String> all = generate("secrets");
        assertThat(all.get("model/Widget.java"))
                .containsPattern("@JsonProperty\\(\"url\"\\)\\s+@Secret\\s")
                .containsOnlyOnce("@Secret");
        assertThat(all.get("model/WidgetCreate.java"))
                .containsPattern("@JsonProperty\\(\"key\"\\)\\s+@Secret\\s")
                .containsOnlyOnce("@Secret");
    }

    private Map<String, String> generate(String name) {
        Path output = folder.resolve(name);
        CodegenConfigurator configurator = new CodegenConfigurator()
                .setInputSpec("src/test/resources/mini.yaml")
                .setGeneratorName("syncsketch-java")
                .setOutputDir(output.toString())
                .setApiPackage("api")
                .setModelPackage("model");
        configurator.addAdditionalProperty("sourceFolder", "");
        DefaultGenerator generator = new DefaultGenerator();
        generator.setGenerateMetadata(false);
        generator.opts(configurator.toClientOptInput()).generate();
        return contents(output);
    }

    private static Map<String, String> contents(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
