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
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.BodyReferences;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.PatchFilter;
import com.syncsketch.mock.internal.view.ResourceSchemas;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import java.util.List;
import java.util.stream.Stream;

/** Projects. */
final class ProjectHandlers {

    private static final String[] COMPUTED = {"review_count", "reviewCount", "connections"};

    private final Contract contract;
    private final Store world;
    private final Repository records;
    private final ResponseSerializer views;
    private final Paginator lists;

    ProjectHandlers(Contract contract, Store world, Repository records, ResponseSerializer views, Paginator lists) {
        this.contract = contract;
        this.world = world;
        this.records = records;
        this.views = views;
        this.lists = lists;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.on("listProjects", this::list)
                .on("createProject", this::create)
                .on("getProject", this::get)
                .on("updateProject", this::update)
                .on("getProjectSchema", this::schema)
                .on("getProjectStorage", this::storage)
                .on("duplicateProject", this::duplicate);
    }

    private Response list(OperationRequest call) {
        boolean connections = call.query().flag("withFullConnections");
        boolean tags = call.query().flag("include_tags");
        List<Project> matches =
                records.as(call.caller()).projects().filter(Filters.of(call)).toList();
        return lists.v1(call, matches, project -> views.project(project, connections, tags));
    }

    private Response create(OperationRequest call) {
        long accountId = call.body().path("account_id").longValue();
        Account account =
                BodyReferences.inBody("account_id", () -> records.as(call.caller()).accountToAdminister(accountId));
        ObjectNode members = PatchFilter.of(call, COMPUTED);
        Project project = records.newProject(
                account, call.caller(), call.body().path("name").asText());
        Paginator.merge(project.members(), members);
        return created(views.project(project));
    }

    private Response get(OperationRequest call) {
        Project project = records.as(call.caller()).project(call.id("project_id"));
        return Response.json(200, Paginator.select(call, views.project(project)));
    }

    private Response update(OperationRequest call) {
        Project project = records.as(call.caller()).projectToAdminister(call.id("project_id"));
        Paginator.merge(project.members(), PatchFilter.of(call, COMPUTED));
        project.members().put("modified", world.timestamp());
        return Response.json(202, views.project(project));
    }

    private Response schema(OperationRequest call) {
        return Response.json(
                200, ResourceSchemas.describe(contract, "Project", "ProjectUpdate", "listProjects", lists.pageSize()));
    }

    private Response storage(OperationRequest call) {
        Project project = records.as(call.caller()).project(call.id("project_id"));
        return storage(world.reviews()
                .all()
                .filter(review -> review.project() == project)
                .flatMap(review -> review.items().stream()));
    }

    /** Counts the bytes of items, each once. That deleted ones count until they are purged is this server's own choice. */
    static Response storage(Stream<Item> items) {
        long bytes = items.distinct()
                .map(item -> item.members().path("size"))
                .mapToLong(JsonNode::asLong)
                .sum();
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("storage", bytes));
    }

    /**
     * Copies a project within its workspace. What a copy without a name is called is this server's own choice; so is that
     * deleted reviews and sections stay behind, and that {@code is_public} goes with the settings.
     */
    private Response duplicate(OperationRequest call) {
        Permissions access = records.as(call.caller());
        Project original = access.project(call.id("project_id"));
        access.accountToAdminister(original.account().id());
        String name = call.body().path("name").asText(original.text("name") + " (copy)");
        Project copy = records.newProject(original.account(), call.caller(), name);
        Paginator.merge(copy.members(), original.members().deepCopy().retain("description", "color"));
        if (call.body().path("settings").booleanValue()) {
            Paginator.merge(copy.members(), original.members().deepCopy().retain("settings", "is_public"));
        }
        if (call.body().path("users").booleanValue()) {
            world.connections()
                    .all()
                    .filter(connection -> connection.project() == original)
                    .toList()
                    .forEach(each -> world.connections()
                            .add(Connection.toProject(world.newId(), each.person(), copy, each.permission())));
        }
        if (call.body().path("reviews").booleanValue()) {
            world.reviews()
                    .all()
                    .filter(review -> review.project() == original && review.isActive())
                    .toList()
                    .forEach(review -> copy(review, copy, call));
        }
        return created(views.project(copy));
    }

    private void copy(Review review, Project into, OperationRequest call) {
        Review copy = records.newReview(into, call.caller(), review.text("name"));
        ObjectNode members = review.members().deepCopy();
        members.remove(List.of("id", "uuid"));
        Paginator.merge(copy.members(), members);
    }

    /** Answers with a new resource. Status and header are framework defaults. */
    static Response created(ObjectNode view) {
        return Response.json(201, view)
                .header("Location", view.path("resource_uri").asText());
    }
}
