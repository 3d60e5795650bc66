package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.domain.Permissions;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.NewestFirst;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.BodyReferences;
import com.syncsketch.mock.internal.view.FieldSelection;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.PatchFilter;
import com.syncsketch.mock.internal.view.ResourceSchemas;
import com.syncsketch.mock.internal.view.ResourceUris;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import java.util.List;
import java.util.stream.Stream;

/** Handlers of the project operations. */
public final class ProjectHandlers {

    private static final String[] COMPUTED = {"review_count", "reviewCount", "connections"};

    private final Contract contract;
    private final Store store;
    private final Repository repository;
    private final ResponseSerializer serializer;
    private final Paginator paginator;

    public ProjectHandlers(
            Contract contract, Store store, Repository repository, ResponseSerializer serializer, Paginator paginator) {
        this.contract = contract;
        this.store = store;
        this.repository = repository;
        this.serializer = serializer;
        this.paginator = paginator;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("listProjects", this::list)
                .on("createProject", this::create)
                .acceptsOlder("createProject", ProjectHandlers::modernize)
                .on("getProject", this::get)
                .on("updateProject", this::update)
                .on("getProjectSchema", this::schema)
                .on("getProjectStorage", this::storage)
                .on("duplicateProject", this::duplicate);
    }

    /** Older programs name the workspace by its URI in {@code account}. */
    private static void modernize(ObjectNode body) {
        if (!body.has("account_id") && body.hasNonNull("account")) {
            body.put("account_id", ResourceUris.id("account", "account", body.get("account")));
        }
    }

    private Response list(OperationRequest request) {
        boolean connections = request.query().flag("withFullConnections");
        boolean tags = request.query().flag("include_tags");
        List<Project> matches = NewestFirst.sorted(
                repository.permissionsOf(request.caller()).projects().filter(Filters.of(request.query())));
        return paginator.v1(request, matches, project -> serializer.project(project, connections, tags));
    }

    private Response create(OperationRequest request) {
        long accountId = request.body().path("account_id").longValue();
        Account account = BodyReferences.resolve(
                "account_id", () -> repository.permissionsOf(request.caller()).accountToAdminister(accountId));
        ObjectNode fields = PatchFilter.of(request, COMPUTED);
        Project project = repository.newProject(
                account, request.caller(), request.body().path("name").asText());
        project.update(fields);
        return created(serializer.project(project));
    }

    private Response get(OperationRequest request) {
        Project project = repository.permissionsOf(request.caller()).project(request.pathId("project_id"));
        return Response.json(200, FieldSelection.select(request, serializer.project(project)));
    }

    private Response update(OperationRequest request) {
        Project project = repository.permissionsOf(request.caller()).projectToAdminister(request.pathId("project_id"));
        project.update(PatchFilter.of(request, COMPUTED));
        project.fields().put("modified", store.timestamp());
        return Response.json(202, serializer.project(project));
    }

    private Response schema(OperationRequest request) {
        return Response.json(
                200,
                ResourceSchemas.describe(contract, "Project", "ProjectUpdate", "listProjects", paginator.pageSize()));
    }

    private Response storage(OperationRequest request) {
        Project project = repository.permissionsOf(request.caller()).project(request.pathId("project_id"));
        return storage(store.reviews()
                .all()
                .filter(review -> review.project() == project)
                .flatMap(review -> review.items().stream()));
    }

    /** Adds up the sizes of distinct items. Deleted items count until they are purged; this is a choice of the mock server. */
    static Response storage(Stream<Item> items) {
        long bytes = items.distinct()
                .map(item -> item.fields().path("size"))
                .mapToLong(JsonNode::asLong)
                .sum();
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("storage", bytes));
    }

    /**
     * Copies a project within its workspace. The default name of the copy is a choice of the mock server, and so is that deleted
     * reviews and sections are not copied, and that {@code is_public} is copied with the settings.
     */
    private Response duplicate(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        Project original = permissions.project(request.pathId("project_id"));
        permissions.accountToAdminister(original.account().id());
        String name = request.body().path("name").asText(original.text("name") + " (copy)");
        Project copy = repository.newProject(original.account(), request.caller(), name);
        copy.update(original.fields().deepCopy().retain("description", "color"));
        if (request.body().path("settings").booleanValue()) {
            copy.update(original.fields().deepCopy().retain("settings", "is_public"));
        }
        if (request.body().path("users").booleanValue()) {
            store.connections()
                    .all()
                    .filter(connection -> connection.project() == original)
                    .toList()
                    .forEach(each -> store.connections()
                            .add(Connection.toProject(store.newId(), each.person(), copy, each.permission())));
        }
        if (request.body().path("reviews").booleanValue()) {
            store.reviews()
                    .all()
                    .filter(review -> review.project() == original && review.isActive())
                    .toList()
                    .forEach(review -> copy(review, copy, request));
        }
        return created(serializer.project(copy));
    }

    private void copy(Review review, Project into, OperationRequest request) {
        Review copy = repository.newReview(into, request.caller(), review.text("name"));
        ObjectNode fields = review.fields().deepCopy();
        fields.remove(List.of("id", "uuid"));
        copy.update(fields);
    }

    /** Creates the response to the creation of a resource. Status code and header are the framework's defaults. */
    static Response created(ObjectNode view) {
        return Response.json(201, view)
                .header("Location", view.path("resource_uri").asText());
    }
}
