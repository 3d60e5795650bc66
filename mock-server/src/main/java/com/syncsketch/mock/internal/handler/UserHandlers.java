package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.Violation;
import com.syncsketch.mock.internal.domain.Permissions;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People, and what connects them with workspaces and projects. */
final class UserHandlers {

    /** Recorded word by word, where a person is not connected and where the workspace does not exist. */
    private static final String NO_PERSON = "No Person matches the given query.";

    private static final Set<String> OF_ACCOUNTS_ONLY = Set.of("manager");
    private static final Set<String> OF_PROJECTS_ONLY = Set.of("member", "viewer", "reviewer", "restricted_member");

    private final Contract contract;
    private final Store world;
    private final Repository records;
    private final ResponseSerializer views;
    private final Paginator lists;

    /** The workspace, or the project in it, that people are added to or removed from. */
    private record Scope(Account account, @Nullable Project project) {}

    UserHandlers(Contract contract, Store world, Repository records, ResponseSerializer views, Paginator lists) {
        this.contract = contract;
        this.world = world;
        this.records = records;
        this.views = views;
        this.lists = lists;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.on("listUsers", this::list)
                .on("getCurrentUser", call -> Response.json(200, views.person(call.caller())))
                .on("getUser", this::get)
                .on("listProjectUsers", this::ofProject)
                .on("listConnections", this::connections)
                .on("addUsers", this::add)
                .on("removeUsers", this::remove);
    }

    private Response list(OperationRequest call) {
        String text = call.query().get("name").orElse("").toLowerCase(Locale.ROOT);
        List<Person> matches = records.as(call.caller())
                .people()
                .filter(person -> Stream.of("first_name", "last_name", "email")
                        .anyMatch(member ->
                                person.text(member).toLowerCase(Locale.ROOT).contains(text)))
                .filter(Filters.of(call, "name"))
                .toList();
        return lists.v1(call, matches, views::person);
    }

    private Response get(OperationRequest call) {
        Person person = records.as(call.caller()).person(call.id("user_id"));
        return Response.json(200, Paginator.select(call, views.person(person)));
    }

    /** Lists everyone with access: those of the project, and those of its whole workspace. */
    private Response ofProject(OperationRequest call) {
        Project project = records.as(call.caller()).project(call.id("project_id"));
        ArrayNode people = JsonNodeFactory.instance.arrayNode();
        world.connections()
                .all()
                .filter(connection -> connection.account() == project.account())
                .filter(connection -> connection.project() == null || connection.project() == project)
                .map(Connection::person)
                .distinct()
                .forEach(person ->
                        people.add(person.members().deepCopy().retain("id", "first_name", "last_name", "email")));
        return Response.json(200, people);
    }

    /**
     * Lists what a person is connected with in a workspace. Who may ask is this server's own choice: those of the workspace,
     * and everyone for himself or herself. Connections with deleted and archived projects come only when asked for.
     */
    private Response connections(OperationRequest call) {
        long accountId = call.id("account_id");
        List<Connection> all = world.connections()
                .all()
                .filter(connection -> connection.account().id() == accountId)
                .filter(connection -> connection.person().id() == call.id("user_id"))
                .toList();
        Permissions access = records.as(call.caller());
        if (all.isEmpty() || access.accountsAround().noneMatch(account -> account.id() == accountId)) {
            throw new HttpException(404, NO_PERSON);
        }
        if (call.id("user_id") != call.caller().id()) {
            access.accountToAdminister(accountId);
        }
        boolean inactive = call.query().flag("include_inactive");
        boolean archived = call.query().flag("include_archived");
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (Connection connection : all) {
            Project project = connection.project();
            if (project == null
                    || ((inactive || project.isActive())
                            && (archived
                                    || !project.members().path("is_archived").booleanValue()))) {
                shown.add(views.connection(connection));
            }
        }
        return Response.json(200, shown);
    }

    /** Adds people. Someone who is connected already gets the new permission; an unknown address becomes a new person. */
    private Response add(OperationRequest call) {
        Scope scope = scope(call);
        List<JsonNode> entries = entries(call, "UserAddEntry");
        for (int i = 0; i < entries.size(); i++) {
            checkPermission(scope, entries.get(i).path("permission").asText(), "users[" + i + "]");
        }
        ArrayNode added = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : entries) {
            String email = entry.path("email").asText();
            Person person = records.person(email).orElseGet(() -> records.newPerson(email));
            records.connect(
                    person,
                    scope.account(),
                    scope.project(),
                    entry.path("permission").asText());
            added.add(person.text("username"));
        }
        return Response.json(200, JsonNodeFactory.instance.objectNode().set("addedUsers", added));
    }

    /** Words that the contract does not know are let through, as the set may grow. */
    private static void checkPermission(Scope scope, String permission, String place) {
        boolean account = scope.project() == null;
        if (account ? OF_PROJECTS_ONLY.contains(permission) : OF_ACCOUNTS_ONLY.contains(permission)) {
            throw new HttpException(
                    400,
                    place + ".permission: a " + (account ? "workspace" : "project") + " has no '" + permission
                            + "', but " + (account ? "admin and manager" : "admin, member, viewer and reviewer"));
        }
    }

    /** Removes those who are connected. If others are named, too, the answer is a 2xx that says so in {@code error}. */
    private Response remove(OperationRequest call) {
        Scope scope = scope(call);
        List<String> unknown = new ArrayList<>();
        for (JsonNode entry : entries(call, "UserRemoveEntry")) {
            boolean removed = find(entry)
                    .map(person -> records.disconnect(person, scope.account(), scope.project()))
                    .orElse(false);
            if (!removed) {
                unknown.add(entry.path("email").asText(entry.path("id").asText()));
            }
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (!unknown.isEmpty()) {
            result.put(
                    "error",
                    "Not connected to this " + (scope.project() == null ? "workspace" : "project") + ": "
                            + String.join(", ", unknown));
        }
        return Response.json(200, result);
    }

    private Optional<Person> find(JsonNode entry) {
        return entry.has("id")
                ? world.people().find(entry.path("id").longValue())
                : records.person(entry.path("email").asText());
    }

    private Scope scope(OperationRequest call) {
        Permissions access = records.as(call.caller());
        long id = call.body().path("entity_id").longValue();
        if (call.body().path("which").asText().equals("account")) {
            return new Scope(access.accountToAdminister(id), null);
        }
        Project project = access.projectToAdminister(id);
        return new Scope(project.account(), project);
    }

    /** Reads the JSON inside the string {@code users}. */
    private List<JsonNode> entries(OperationRequest call, String schema) {
        JsonNode users;
        try {
            users = Json.read(call.body().path("users").asText());
        } catch (JsonProcessingException e) {
            throw new HttpException(400, "users: the text is no JSON: " + e.getOriginalMessage());
        }
        if (!users.isArray()) {
            throw new HttpException(400, "users: the JSON text must be an array, one object for each person");
        }
        List<Violation> problems = new ArrayList<>();
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode entry : users) {
            problems.addAll(contract.check(schema, "users[" + entries.size() + "]", entry));
            if (entry.isObject() && !entry.has("email") && !entry.has("id")) {
                problems.add(new Violation("users[" + entries.size() + "]", "has neither email nor id"));
            }
            entries.add(entry);
        }
        if (!problems.isEmpty()) {
            throw new HttpException(400, problems.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        }
        return entries;
    }
}
