package com.syncsketch.codegen;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openapitools.codegen.CodegenOperation;

/** An operation that returns a list in pages, as the templates see it. */
final class PagedOperationView {

    private static final String META = "meta";
    private static final String SHORT_PAGE = "short-page";

    private final CodegenOperation operation;
    private final String itemType;
    private final String style;

    @Nullable
    private final Object items;

    @Nullable
    private final Object id;

    /**
     * Creates a view.
     *
     * @param operation the operation
     * @param pagination the value of {@code x-pagination}
     * @param itemType the type of the entries
     */
    PagedOperationView(CodegenOperation operation, Map<?, ?> pagination, String itemType) {
        this.operation = operation;
        this.itemType = itemType;
        this.style = String.valueOf(pagination.get("style"));
        this.items = pagination.get("items");
        this.id = pagination.get("id");
        if (!List.of(META, SHORT_PAGE).contains(style) || hasMeta() != (items != null)) {
            throw new IllegalArgumentException(name() + " has an unknown x-pagination: " + pagination);
        }
        if (!operation.pathParams.isEmpty() || !operation.vendorExtensions.containsKey(ContractNormalizer.QUERY_TYPE)) {
            throw new IllegalArgumentException(name() + " is paged, but needs more than a query object");
        }
    }

    /** Returns the name of the method that reads one page. */
    public String name() {
        return operation.operationId;
    }

    /** Returns the name of the method that loads all pages: {@code all} for {@code list}. */
    public String allName() {
        return name().replaceFirst("^list", "all");
    }

    public String queryType() {
        return String.valueOf(operation.vendorExtensions.get(ContractNormalizer.QUERY_TYPE));
    }

    public String itemType() {
        return itemType;
    }

    /** Returns the type of a page; empty if a page is an array. */
    public Optional<String> pageType() {
        return hasMeta() ? Optional.of(operation.returnType) : Optional.empty();
    }

    public String page() {
        return operation.returnType;
    }

    /** Checks whether a page describes its position in the list. */
    public boolean hasMeta() {
        return style.equals(META);
    }

    /** Returns the getter of the entries of a page. */
    public String itemsGetter() {
        return getter(items);
    }

    /** Returns a reference to the getter of the id of an entry; {@code null} if an id does not identify an entry. */
    public String idFunction() {
        return id == null ? "null" : itemType + "::" + getter(id);
    }

    private static String getter(@Nullable Object name) {
        String field = String.valueOf(name);
        return "get" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    public List<String> doc() {
        return new Javadoc()
                .markdown(Javadoc.thirdPerson(operation.summary) + ". The pages are loaded on demand.")
                .markdown(hasMeta() ? Javadoc.firstParagraph(operation.unescapedNotes) : "")
                .markdown(notes())
                .tag(
                        "@param query",
                        "the filters; the `limit` is the page size, 100 by default, and the `offset` is the position of the "
                                + "first entry")
                .tag("@return", "all matches; a page is requested when the iteration reaches it")
                .tag("@throws IllegalArgumentException", "if the limit is not positive or the offset is negative")
                .tag("@see #" + name() + "(" + queryType() + ")", null)
                .comment(4);
    }

    private String notes() {
        StringBuilder notes = new StringBuilder();
        if (!hasMeta()) {
            notes.append(
                    "A page that is shorter than the page size ends the list. Do not set a limit above the maximum of the "
                            + "service, which is unknown. ");
        }
        if (id == null) {
            notes.append("An entry can appear more than once. ");
        }
        if ("inferred".equals(operation.vendorExtensions.get("x-confidence"))) {
            notes.append(OperationView.INFERRED);
        }
        return notes.toString();
    }
}
