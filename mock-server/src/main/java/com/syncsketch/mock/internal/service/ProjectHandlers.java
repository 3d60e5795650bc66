package com.syncsketch.mock.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Reply;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.World;
import java.util.List;
import java.util.stream.Stream;

/** Projects. */
final class ProjectHandlers {

    private static final String[] COMPUTED = {"review_count", "reviewCount", "connections"};

    private final Contract contract;
    private final World world;
    private final Records records;
    private final Views views;
    private final Lists lists;

    ProjectHandlers(Contract contract, World world, Records records, Views views, Lists lists) {
        this.contract = contract;
        this.world = world;
        this.records = records;
        this.views = views;
        this.lists = lists;
    }

    void addTo(Handlers handlers) {
        handlers.on("listProjects", this::list)
                .on("createProject", this::create)
                .on("getProject", this::get)
                .on("updateProject", this::update)
                .on("getProjectSchema", this::schema)
                .on("getProjectStorage", this::storage)
                .on("duplicateProject", this::duplicate);
    }

    private Reply list(Call call) {
        boolean connections = call.query().flag("withFullConnections");
        boolean tags = call.query().flag("include_tags");
        List<Project> matches =
                records.as(call.caller()).projects().filter(Filters.of(call)).toList();
        return lists.v1(call, matches, project -> views.project(project, connections, tags));
    }

    private Reply create(Call call) {
        long accountId = call.body().path("account_id").longValue();
        Account account =
                Refusals.inBody("account_id", () -> records.as(call.caller()).accountToAdminister(accountId));
        ObjectNode members = Changes.of(call, COMPUTED);
        Project project = records.newProject(
                account, call.caller(), call.body().path("name").asText());
        Lists.merge(project.members(), members);
        return created(views.project(project));
    }

    private Reply get(Call call) {
        Project project = records.as(call.caller()).project(call.id("project_id"));
        return Reply.json(200, Lists.select(call, views.project(project)));
    }

    private Reply update(Call call) {
        Project project = records.as(call.caller()).projectToAdminister(call.id("project_id"));
        Lists.merge(project.members(), Changes.of(call, COMPUTED));
        project.members().put("modified", world.timestamp());
        return Reply.json(202, views.project(project));
    }

    private Reply schema(Call call) {
        return Reply.json(
                200, ResourceSchemas.describe(contract, "Project", "ProjectUpdate", "listProjects", lists.pageSize()));
    }

    private Reply storage(Call call) {
        Project project = records.as(call.caller()).project(call.id("project_id"));
        return storage(world.reviews()
                .all()
                .filter(review -> review.project() == project)
                .flatMap(review -> review.items().stream()));
    }

    /** Counts the bytes of items, each once. That deleted ones count until they are purged is this server's own choice. */
    static Reply storage(Stream<Item> items) {
        long bytes = items.distinct()
                .map(item -> item.members().path("size"))
                .mapToLong(JsonNode::asLong)
                .sum();
        return Reply.json(200, JsonNodeFactory.instance.objectNode().put("storage", bytes));
    }

    /**
     * Copies a project within its workspace. What a copy without a name is called is this server's own choice; so is that
     * deleted reviews and sections stay behind, and that {@code is_public} goes with the settings.
     */
    private Reply duplicate(Call call) {
        Access access = records.as(call.caller());
        Project original = access.project(call.id("project_id"));
        access.accountToAdminister(original.account().id());
        String name = call.body().path("name").asText(original.text("name") + " (copy)");
        Project copy = records.newProject(original.account(), call.caller(), name);
        Lists.merge(copy.members(), original.members().deepCopy().retain("description", "color"));
        if (call.body().path("settings").booleanValue()) {
            Lists.merge(copy.members(), original.members().deepCopy().retain("settings", "is_public"));
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

    private void copy(Review review, Project into, Call call) {
        Review copy = records.newReview(into, call.caller(), review.text("name"));
        ObjectNode members = review.members().deepCopy();
        members.remove(List.of("id", "uuid"));
        Lists.merge(copy.members(), members);
    }

    /** Answers with a new resource. Status and header are framework defaults. */
    static Reply created(ObjectNode view) {
        return Reply.json(201, view)
                .header("Location", view.path("resource_uri").asText());
    }
}
