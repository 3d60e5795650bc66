package com.syncsketch.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.OperationMap;
import org.openapitools.codegen.model.OperationsMap;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * Generates methods that load all pages of a list: for each tag with a paged operation, an interface such as
 * {@code ProjectsPaging}, and a class such as {@code ProjectsPages}, which implements it.
 */
public final class SyncSketchPagingCodegen extends SyncSketchJavaCodegen {

    private static final String NAME = "syncsketch-java-paging";
    private static final String PAGES_TEMPLATE = "pages.mustache";

    /** Called by the generator, by name. */
    public SyncSketchPagingCodegen() {
        modelTemplateFiles.clear();
        apiTemplateFiles.clear();
        apiTemplateFiles.put("paging.mustache", ".java");
        apiTemplateFiles.put(PAGES_TEMPLATE, ".java");
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getHelp() {
        return "Generates the paged lists of the SyncSketch client.";
    }

    @Override
    public void processOpts() {
        super.processOpts();
        supportingFiles.clear();
    }

    @Override
    public void preprocessOpenAPI(OpenAPI openAPI) {
        super.preprocessOpenAPI(openAPI);
        ContractNormalizer.removeOperations(
                openAPI, operation -> !operation.getExtensions().containsKey(ContractNormalizer.PAGINATION));
    }

    @Override
    public String apiFilename(String templateName, String tag) {
        String api = toApiName(tag);
        String classname = templateName.equals(PAGES_TEMPLATE) ? pagesName(api) : pagingName(api);
        return apiFileFolder() + File.separator + classname + apiTemplateFiles.get(templateName);
    }

    private static String pagingName(String api) {
        return api.replaceFirst("Api$", "Paging");
    }

    private static String pagesName(String api) {
        return api.replaceFirst("Api$", "Pages");
    }

    @Override
    public OperationsMap postProcessOperationsWithModels(OperationsMap objects, List<ModelMap> allModels) {
        OperationsMap result = super.postProcessOperationsWithModels(objects, allModels);
        OperationMap operations = result.getOperations();
        String api = operations.getClassname();
        List<PagedOperationView> views = new ArrayList<>();
        Set<String> interfaceImports = new TreeSet<>();
        Set<String> pagesImports = new TreeSet<>();
        for (CodegenOperation operation : inOrderOfContract(operations.getOperation())) {
            PagedOperationView view = view(operation);
            views.add(view);
            interfaceImports.addAll(List.of(view.itemType(), view.queryType()));
            view.pageType().ifPresent(pagesImports::add);
        }
        pagesImports.addAll(interfaceImports);
        result.put("views", views);
        result.put("interfaceImports", interfaceImports);
        result.put("pagesImports", pagesImports);
        result.put("pagingClassname", pagingName(api));
        result.put("pagesClassname", pagesName(api));
        result.put(
                "pagingDoc",
                new Javadoc()
                        .markdown(
                                "`" + api + "` with methods that load all pages of a list. Instances are thread-safe.")
                        .comment(0));
        return result;
    }

    private PagedOperationView view(CodegenOperation operation) {
        Operation source = sourceOf(operation);
        Map<?, ?> pagination = (Map<?, ?>)
                Objects.requireNonNull(source.getExtensions().get(ContractNormalizer.PAGINATION), operation.path);
        Object items = pagination.get("items");
        Schema<?> page = successSchemas(source).findFirst().orElseThrow();
        Schema<?> list = items == null ? page : (Schema<?>) page.getProperties().get(items);
        String itemType = ModelUtils.getSimpleRef(
                Objects.requireNonNull(list, operation.path).getItems().get$ref());
        return new PagedOperationView(operation, pagination, itemType);
    }
}
