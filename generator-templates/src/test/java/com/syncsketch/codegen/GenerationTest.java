package com.syncsketch.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static final Path CONTRACT = Path.of("src/test/resources/mini.yaml");

    @TempDir
    Path folder;

    @Test
    void generatingTwice_producesTheSameBytes() {
        assertThat(generate("first")).isEqualTo(generate("second"));
    }

    @Test
    void output_containsOnlyInterfacesAndModels() {
        assertThat(generate("all"))
                .containsOnlyKeys(
                        "api/WidgetsApi.java",
                        "api/WidgetsStepsApi.java",
                        "api/WidgetsStepsWithResponseApi.java",
                        "api/WidgetsWithResponseApi.java",
                        "model/InvalidFieldException.java",
                        "model/ModelDeserializer.java",
                        "model/ModelSupport.java",
                        "model/Part.java",
                        "model/Scope.java",
                        "model/Secret.java",
                        "model/Widget.java",
                        "model/WidgetCreate.java",
                        "model/WidgetPage.java",
                        "model/WidgetQuery.java",
                        "model/WidgetType.java",
                        "model/WidgetUpdate.java",
                        "model/WidgetV2Query.java",
                        "model/ValueDeserializers.java");
    }

    @Test
    void operations_keepTheOrderOfTheContract() {
        assertThat(generate("order").get("api/WidgetsApi.java"))
                .containsSubsequence(
                        "WidgetPage list(@QueryMap WidgetQuery query);",
                        "default WidgetPage list() {",
                        "Widget create(WidgetCreate body);",
                        "Widget update(@Param(\"widget_id\") long widgetId, WidgetUpdate body);");
    }

    @Test
    void steps_haveASeparateInterface() {
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
    void responsesWithStatus_haveASeparateInterface() {
        Map<String, String> all = generate("responses");
        assertThat(all.get("api/WidgetsApi.java")).doesNotContain("WithResponse", "TypedResponse");
        assertThat(all.get("api/WidgetsWithResponseApi.java"))
                .containsSubsequence(
                        "The operations of {@code WidgetsApi}",
                        "@see WidgetsApi\n",
                        "@Headers(\"Accept: application/json\")",
                        "public interface WidgetsWithResponseApi {",
                        "Lists widgets, returning the status, the headers and the body.",
                        "@return the response\n",
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
                        "Safe to retry. Documented error status codes: 401, 404 and 429.",
                        "Creates a widget.",
                        "Not safe to retry: the service may execute the request twice. Documented error status code: 400.",
                        "inferred;",
                        "Changes a widget.",
                        "<p>Safe to retry.\n")
                .doesNotContain("@throws", "Evidence", "confirmed");
    }

    @Test
    void operationIdsInDescriptions_becomeJavaNames() {
        assertThat(generate("names").get("api/WidgetsApi.java"))
                .contains(
                        "Creates a widget; see {@code WidgetsApi.list}, and {@code WidgetsStepsApi.setParts} for its parts.");
    }

    @Test
    void textInAPath_keepsItsSlashesEncoded() {
        assertThat(generate("slash").get("api/WidgetsStepsApi.java"))
                .contains("@RequestLine(value = \"PUT /api/v2/widget/{uuid}/parts/?key={key}\", decodeSlash = false)");
    }

    @Test
    void filters_areTypedAndKeepTheirWireNames() {
        assertThat(generate("query").get("model/WidgetQuery.java"))
                .contains("@Param(\"created__gt\")")
                .contains("public Builder active(boolean active)")
                .contains("public Builder createdAfter(OffsetDateTime createdAfter)")
                .contains("public Builder fields(String... fields)")
                .contains("public Builder type(WidgetType type)");
    }

    @Test
    void flags_areSentAsDigitsOrAsTheWordsOfTheContract() {
        assertThat(generate("flags").get("model/WidgetQuery.java"))
                .contains("this.active = active ? \"1\" : \"0\";", "active.equals(\"1\")")
                .contains("this.full = full ? \"true\" : \"false\";", "full.equals(\"true\")");
    }

    @Test
    void flagsInDescriptions_areTrueAndFalse() {
        assertThat(generate("words").get("model/WidgetQuery.java"))
                .contains(
                        "Sets the {@code active} parameter. {@code true} returns only active widgets. {@code 1} is the default.");
    }

    @Test
    void booleans_haveIsGettersAndSettersWithoutIs() {
        Map<String, String> all = generate("booleans");
        assertThat(all.get("model/Widget.java"))
                .contains(
                        "public boolean isActive()",
                        "public Builder active(@Nullable Boolean active)",
                        "public Boolean isArchived()",
                        "public Builder archived(@Nullable Boolean archived)",
                        "public Boolean isPublic()",
                        "public Builder isPublic(@Nullable Boolean isPublic)");
        assertThat(all.get("model/WidgetQuery.java")).contains("public Boolean isActive()", "public Boolean isFull()");
        assertThat(all.get("model/WidgetUpdate.java")).contains("public Boolean isActive()");
        assertThat(all.values()).noneMatch(source -> source.contains("Boolean get"));
    }

    @Test
    void gettersAndSetters_areDescribedInSentences() {
        String widget = generate("sentences").get("model/Widget.java");
        assertThat(widget)
                .containsSubsequence(
                        "Returns the {@code name} field. Its name.",
                        "@return the value, never null",
                        "Sets the {@code name} field. Its name.",
                        "@param name the value; null is sent as null",
                        "@return this builder");
    }

    @Test
    void twoFieldsWithOneJavaName_areRejected() throws IOException {
        String contract =
                Files.readString(CONTRACT).replace("is_archived: {type: boolean", "is_active: {type: boolean");

        assertThatThrownBy(() -> generate("clash", contract))
                .hasRootCauseMessage("Widget has two fields with the Java name active");
    }

    @Test
    void lookUpWithoutAJavaName_isRejected() throws IOException {
        String contract = Files.readString(CONTRACT).replace("x-sdk-name: createdAfter, ", "");

        assertThatThrownBy(() -> generate("look-up", contract))
                .hasMessage("the parameter created__gt needs an x-sdk-name");
    }

    @Test
    void pagedOperations_haveMethodsThatLoadAllPages() {
        Map<String, String> all = generate("paging", "syncsketch-java-paging", CONTRACT);

        assertThat(all).containsOnlyKeys("api/WidgetsPages.java", "api/WidgetsPaging.java");
        assertThat(all.get("api/WidgetsPaging.java"))
                .containsSubsequence(
                        "import model.Widget;",
                        "import model.WidgetQuery;",
                        "import model.WidgetV2Query;",
                        "public interface WidgetsPaging extends WidgetsApi {",
                        "Lists widgets. The pages are loaded on demand.",
                        "Returns one page. Deleted widgets are included unless {@code active} is set.",
                        "@see #list(WidgetQuery)",
                        "default PagedIterable<Widget> all(WidgetQuery query) {",
                        "return WidgetsPages.all(this, query);",
                        "A page that is shorter than the page size ends the list.",
                        "An entry can appear more than once.",
                        "inferred;",
                        "default PagedIterable<Widget> allV2(WidgetV2Query query) {")
                .doesNotContain("create", "WidgetPage");
        assertThat(all.get("api/WidgetsPages.java"))
                .containsSubsequence(
                        "import model.WidgetPage;",
                        "final class WidgetsPages {",
                        "api.list(query.toBuilder().offset(offset).limit(limit).build())",
                        "WidgetPage::getMeta",
                        "WidgetPage::getObjects",
                        "Widget::getId",
                        "allOfServerSize(WidgetsApi api, WidgetQuery query)",
                        "allV2(WidgetsApi api, WidgetV2Query query)",
                        "api.listV2(query.toBuilder()",
                        "null);")
                .doesNotContain("allV2OfServerSize");
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

    @Test
    void relativeUris_haveAccessorsForTheirIds() {
        assertThat(generate("uris").get("model/Widget.java"))
                .containsSubsequence(
                        "public String getBox() {",
                        "Returns the ID in the {@code box} field, which is a relative URI.",
                        "@Nullable",
                        "public Long getBoxId() {",
                        "return ModelSupport.id(box, \"Widget\", \"box\");",
                        "public Builder boxId(long boxId) {",
                        "return box(ModelSupport.uri(\"box\", boxId));");
    }

    @Test
    void uriWhoseIdHasTheNameOfAField_isRejected() throws IOException {
        String contract = Files.readString(CONTRACT).replace("fps: {type: number", "box_id: {type: integer");
        assertThatThrownBy(() -> generate("clash", contract))
                .hasStackTraceContaining("Widget has a field with the Java name boxId");
    }

    private Map<String, String> generate(String name) {
        return generate(name, "syncsketch-java", CONTRACT);
    }

    private Map<String, String> generate(String name, String contract) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), contract);
        return generate(name, "syncsketch-java", file);
    }

    private Map<String, String> generate(String name, String generatorName, Path contract) {
        Path output = folder.resolve(name);
        CodegenConfigurator configurator = new CodegenConfigurator()
                .setInputSpec(contract.toString())
                .setGeneratorName(generatorName)
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
