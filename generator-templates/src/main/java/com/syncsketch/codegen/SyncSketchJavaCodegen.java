package com.syncsketch.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.CodegenResponse;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationMap;
import org.openapitools.codegen.model.OperationsMap;
import org.openapitools.codegen.utils.ModelUtils;

/** Generates Feign interfaces, immutable models and query objects, and nothing else. */
public sealed class SyncSketchJavaCodegen extends AbstractJavaCodegen permits SyncSketchPagingCodegen {

    private static final String NAME = "syncsketch-java";
    private static final String WITH_RESPONSE_TEMPLATE = "api_with_response.mustache";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Ends the names of the interfaces whose methods return the whole response, before {@code Api}. */
    private static final String WITH_RESPONSE = "WithResponse";

    /** Models record in the bits of a {@code long} which fields are null. */
    private static final int MAX_FIELDS = Long.SIZE;

    private static final Pattern IS_PREFIX = Pattern.compile("is(?=[A-Z])");

    private static final String API_NOTES =
            "Instances are thread-safe. With a plain `Feign.builder()`, errors surface as Feign's `FeignException`; with the "
                    + "client of `syncsketch-sdk-extensions`, they surface as its `SyncSketchException`.";

    private Set<String> requestOnly = Set.of();

    @SuppressWarnings("rawtypes") // as the parser's own model declares it
    private Map<String, Schema> schemas = Map.of();

    /** Called by the generator, by name. */
    public SyncSketchJavaCodegen() {
        embeddedTemplateDir = templateDir = NAME;
        modelTemplateFiles.put("model.mustache", ".java");
        apiTemplateFiles.put("api.mustache", ".java");
        apiTemplateFiles.put(WITH_RESPONSE_TEMPLATE, ".java");
        modelTestTemplateFiles.clear();
        apiTestTemplateFiles.clear();
        modelDocTemplateFiles.clear();
        apiDocTemplateFiles.clear();
        hideGenerationTimestamp = true;
        openApiNullable = false;
        documentationProvider = DocumentationProvider.NONE;
        annotationLibrary = AnnotationLibrary.NONE;
        // Kept as the service wrote them: opaque ids, and links that need not be valid URIs.
        typeMapping.put("UUID", "String");
        typeMapping.put("URI", "String");
        typeMapping.put("number", "Double");
        typeMapping.put("decimal", "Double");
        typeMapping.put("float", "Double");
        typeMapping.put("object", "Map<String, Object>");
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.CLIENT;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getHelp() {
        return "Generates the Feign interfaces and the models of the SyncSketch SDK.";
    }

    @Override
    public void processOpts() {
        super.processOpts();
        supportingFiles.clear();
        supportingFiles.add(new SupportingFile("model_support.mustache", modelFolder(), "ModelSupport.java"));
        supportingFiles.add(new SupportingFile("model_deserializer.mustache", modelFolder(), "ModelDeserializer.java"));
        supportingFiles.add(
                new SupportingFile("value_deserializers.mustache", modelFolder(), "ValueDeserializers.java"));
        supportingFiles.add(new SupportingFile("invalid_field.mustache", modelFolder(), "InvalidFieldException.java"));
        supportingFiles.add(new SupportingFile("secret.mustache", modelFolder(), "Secret.java"));
    }

    private String modelFolder() {
        return sourceFolder + "/" + modelPackage().replace('.', '/');
    }

    @Override
    public void preprocessOpenAPI(OpenAPI openAPI) {
        super.preprocessOpenAPI(openAPI);
        ContractNormalizer contract = new ContractNormalizer(openAPI);
        contract.prepare();
        requestOnly = contract.requestOnlySchemas();
        schemas = openAPI.getComponents().getSchemas();
    }

    @Override
    public CodegenOperation fromOperation(String path, String httpMethod, Operation operation, List<Server> servers) {
        CodegenOperation result = super.fromOperation(path, httpMethod, operation, servers);
        result.path = path;
        result.httpMethod = httpMethod.toUpperCase(Locale.ROOT);
        result.operationId = String.valueOf(operation.getExtensions().get(ContractNormalizer.SDK_NAME));
        result.responses.forEach(response -> response.message = response.message == null
                ? ""
                : ModelUtils.getReferencedApiResponse(
                                openAPI, operation.getResponses().get(codeOf(response)))
                        .getDescription());
        return result;
    }

    /** Puts steps into a separate interface, so that the main interface offers one way to do each thing. */
    @Override
    public void addOperationToGroup(
            String tag,
            String resourcePath,
            Operation operation,
            CodegenOperation result,
            Map<String, List<CodegenOperation>> groups) {
        super.addOperationToGroup(ContractNormalizer.group(operation), resourcePath, operation, result, groups);
    }

    @Override
    public String apiFilename(String templateName, String tag) {
        return super.apiFilename(templateName, templateName.equals(WITH_RESPONSE_TEMPLATE) ? tag + WITH_RESPONSE : tag);
    }

    private static String codeOf(CodegenResponse response) {
        return response.isDefault ? "default" : response.code;
    }

    @Override
    public OperationsMap postProcessOperationsWithModels(OperationsMap objects, List<ModelMap> allModels) {
        OperationsMap result = super.postProcessOperationsWithModels(objects, allModels);
        OperationMap operations = result.getOperations();
        Set<String> imports = new TreeSet<>();
        List<OperationView> views = new ArrayList<>();
        for (CodegenOperation operation : inOrderOfContract(operations.getOperation())) {
            Operation source = sourceOf(operation);
            views.add(new OperationView(operation, operations.getClassname(), hasUnknownShape(source)));
            operation.imports.stream().filter(this::isModel).forEach(imports::add);
            if (operation.vendorExtensions.get(ContractNormalizer.QUERY_TYPE) instanceof String query) {
                imports.add(query);
            }
        }
        result.put("views", views);
        result.put("modelImports", imports);
        result.put(
                "doc",
                new Javadoc()
                        .markdown(tagDescription(operations))
                        .markdown(stepsDescription(operations))
                        .markdown(API_NOTES)
                        .comment(0));
        result.put("withResponseClassname", withResponseName(operations.getClassname()));
        result.put(
                "withResponseDoc",
                new Javadoc()
                        .markdown(
                                "The operations of `" + operations.getClassname()
                                        + "` in a form that returns Feign's `TypedResponse` with the status, the headers and the body.")
                        .markdown(API_NOTES)
                        .tag("@see " + operations.getClassname(), null)
                        .comment(0));
        return result;
    }

    private static String withResponseName(String classname) {
        return classname.replaceFirst("Api$", WITH_RESPONSE + "Api");
    }

    final List<CodegenOperation> inOrderOfContract(List<CodegenOperation> operations) {
        List<String> paths = List.copyOf(openAPI.getPaths().keySet());
        return operations.stream()
                .sorted(Comparator.<CodegenOperation>comparingInt(operation -> paths.indexOf(operation.path))
                        .thenComparingInt(operation -> METHODS.indexOf(operation.httpMethod)))
                .toList();
    }

    private boolean isModel(String name) {
        return schemas.containsKey(name);
    }

    final Operation sourceOf(CodegenOperation operation) {
        return Objects.requireNonNull(openAPI.getPaths().get(operation.path), operation.path)
                .readOperationsMap()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().name().equals(operation.httpMethod))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private boolean hasUnknownShape(Operation operation) {
        return successSchemas(operation)
                .anyMatch(schema -> schema.getExtensions() != null
                        && Boolean.TRUE.equals(schema.getExtensions().get(ContractNormalizer.UNKNOWN_SHAPE)));
    }

    /** Returns the schemas of the bodies of successful responses. */
    final Stream<Schema<?>> successSchemas(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("2"))
                .map(entry -> ModelUtils.getReferencedApiResponse(openAPI, entry.getValue())
                        .getContent())
                .filter(Objects::nonNull)
                .flatMap(content -> content.values().stream())
                .map(media -> ModelUtils.getReferencedSchema(openAPI, media.getSchema()));
    }

    private String tagDescription(OperationMap operations) {
        return openAPI.getTags().stream()
                .filter(tag -> operations
                        .getClassname()
                        .matches(toApiName(tag.getName()) + "|" + toApiName(tag.getName() + ContractNormalizer.STEPS)))
                .map(tag -> tag.getDescription())
                .findFirst()
                .orElse("");
    }

    private String stepsDescription(OperationMap operations) {
        boolean steps =
                sourceOf(operations.getOperation().get(0)).getExtensions().containsKey(ContractNormalizer.STEP_OF);
        return steps
                ? "Each operation of this interface is a single step of a larger task. The client of "
                        + "`syncsketch-sdk-extensions` performs these steps in the methods that each operation names; to "
                        + "call the steps directly, use its `api(" + operations.getClassname() + ".class)`."
                : "";
    }

    @Override
    public ModelsMap postProcessModels(ModelsMap objects) {
        ModelsMap result = super.postProcessModels(objects);
        for (ModelMap map : result.getModels()) {
            CodegenModel model = map.getModel();
            if (model.isEnum) {
                describeEnum(model);
            } else {
                describeObject(model);
            }
        }
        return result;
    }

    private void describeEnum(CodegenModel model) {
        Schema<?> schema = schemaOf(model);
        List<ConstantView> constants = new ArrayList<>();
        ContractNormalizer.openValues(schema)
                .forEach(value -> constants.add(new ConstantView(
                        String.valueOf(value.get("name")),
                        String.valueOf(value.get("value")),
                        String.valueOf(value.get("description")))));
        if (constants.isEmpty()) {
            List<?> descriptions = (List<?>) Objects.requireNonNull(
                    schema.getExtensions().get("x-enum-descriptions"),
                    () -> model.schemaName + " has an enum and no x-enum-descriptions");
            for (int i = 0; i < schema.getEnum().size(); i++) {
                String value = String.valueOf(schema.getEnum().get(i));
                constants.add(
                        new ConstantView(toEnumVarName(value, "String"), value, String.valueOf(descriptions.get(i))));
            }
        }
        model.vendorExtensions.put("constants", constants);
        model.vendorExtensions.put(
                "doc",
                new Javadoc()
                        .markdown(model.unescapedDescription)
                        .markdown("An open enumeration: values that this version does not know are preserved. "
                                + "Instances are immutable and thread-safe.")
                        .comment(0));
    }

    private Schema<?> schemaOf(CodegenModel model) {
        return Objects.requireNonNull(schemas.get(model.schemaName), model.schemaName);
    }

    private void describeObject(CodegenModel model) {
        boolean query = Boolean.TRUE.equals(model.vendorExtensions.get(ContractNormalizer.QUERY));
        boolean request = requestOnly.contains(model.schemaName);
        List<?> expected = (List<?>) model.vendorExtensions.getOrDefault("x-expected-fields", List.of());
        List<FieldView> fields = new ArrayList<>();
        for (CodegenProperty property : model.vars) {
            fields.add(field(property, fields.size(), query || request, expected));
        }
        if (fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException(model.name + " has more than " + MAX_FIELDS + " fields");
        }
        requireDistinct(model, fields, FieldView::field);
        requireDistinct(model, fields, FieldView::getter);
        fields.stream()
                .filter(FieldView::isReference)
                .filter(field -> fields.stream().anyMatch(other -> other.field().equals(field.idField())))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException(
                            model.name + " has a field with the Java name " + field.idField());
                });
        Schema<?> schema = schemaOf(model);
        Map<String, Object> view = new HashMap<>();
        view.put("fields", fields);
        view.put("query", query);
        view.put("request", request);
        view.put("open", !Boolean.FALSE.equals(schema.getAdditionalProperties()));
        view.put("nullTracking", !request || fields.stream().anyMatch(field -> !field.strict()));
        view.put(
                "doc",
                new Javadoc()
                        .markdown(model.unescapedDescription)
                        .markdown(modelNotes(query || request, schema))
                        .comment(0));
        view.put(
                "names",
                fields.stream().map(field -> "\"" + field.name() + "\"").collect(Collectors.joining(", ")));
        fields.stream()
                .filter(field -> field.name().equals(model.vendorExtensions.get(ContractNormalizer.PAGE_ENTRIES)))
                .forEach(field -> view.put("entries", field.field()));
        view.put("fieldNames", fields.stream().map(FieldView::field).collect(Collectors.joining(", ")));
        model.vendorExtensions.putAll(view);
    }

    private static void requireDistinct(
            CodegenModel model, List<FieldView> fields, Function<FieldView, String> javaName) {
        Set<String> seen = new HashSet<>();
        fields.stream()
                .map(javaName)
                .filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(model.name + " has two fields with the Java name " + name);
                });
    }

    private static String modelNotes(boolean sent, Schema<?> schema) {
        boolean open = !Boolean.FALSE.equals(schema.getAdditionalProperties());
        String rest = sent
                ? "Fields that are not set are not sent."
                : open ? "Fields that the contract does not define are kept and written back." : "";
        return "Instances are immutable and thread-safe. " + rest;
    }

    private FieldView field(CodegenProperty property, int index, boolean strictModel, List<?> expected) {
        FieldView.Kind kind = FieldView.kindOf(property);
        String type = switch (kind) {
            case TIMESTAMP -> "OffsetDateTime";
            case LOOSE_NUMBER -> "Long";
            default -> property.dataType;
        };
        String name = (String)
                property.vendorExtensions.getOrDefault(ContractNormalizer.SDK_NAME, toVarName(property.baseName));
        boolean flag = type.equals("Boolean");
        String stem = flag ? withoutIs(name) : name;
        boolean guaranteed = (property.required || expected.contains(property.baseName)) && !property.isNullable;
        return new FieldView(
                property.baseName,
                isReservedWord(stem) ? name : stem,
                (flag ? "is" : "get") + Character.toUpperCase(stem.charAt(0)) + stem.substring(1),
                kind,
                type,
                (List<?>) property.vendorExtensions.getOrDefault(ContractNormalizer.FLAG_WORDS, List.of()),
                guaranteed,
                property.isNullable,
                strictModel && !property.isNullable,
                property.required,
                Boolean.TRUE.equals(property.vendorExtensions.get("x-secret")) || property.isPassword,
                property.deprecated,
                index,
                (String) property.vendorExtensions.get(ContractNormalizer.RESOURCE_URI),
                property.unescapedDescription == null ? describedByReference(property) : property.unescapedDescription);
    }

    /** Returns the name of a Boolean without a leading "is", which the getter adds: {@code isArchived} is {@code archived}. */
    private static String withoutIs(String name) {
        String stem = IS_PREFIX.matcher(name).lookingAt() ? name.substring(2) : name;
        return Character.toLowerCase(stem.charAt(0)) + stem.substring(1);
    }

    /** Returns the description of the referenced schema, since a reference in OpenAPI 3.0 has none of its own. */
    @Nullable
    private String describedByReference(CodegenProperty property) {
        Schema<?> schema = schemas.get(property.openApiType);
        return schema == null ? null : Javadoc.firstSentence(schema.getDescription());
    }
}
