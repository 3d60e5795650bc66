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
import com.syncsketch.mock.internal.view.FieldSelection;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Handlers of the operations on people and their connections to workspaces and projects. */
public final class UserHandlers {

    /** Recorded literally, both where a person is not connected and where the workspace does not exist. */
    private static final String NO_PERSON = "No Person matches the given query.";

    private static final Set<String> OF_ACCOUNTS_ONLY = Set.of("manager");
    private static final Set<String> OF_PROJECTS_ONLY = Set.of("member", "viewer", "reviewer", "restricted_member");

    private final Contract contract;
    private final Store store;
    private final Repository repository;
    private final ResponseSerializer serializer;
    private final Paginator paginator;

    /** The workspace, or the project in it, that people are added to or removed from. */
    private record MembershipScope(
            Account account, @Nullable Project project) {}

    public UserHandlers(
            Contract contract, Store store, Repository repository, ResponseSerializer serializer, Paginator paginator) {
        this.contract = contract;
        this.store = store;
        this.repository = repository;
        this.serializer = serializer;
        this.paginator = paginator;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("listUsers", this::list)
                .on("getCurrentUser", request -> Response.json(200, serializer.person(request.caller())))
                .on("getUser", this::get)
                .on("listProjectUsers", this::ofProject)
                .on("listConnections", this::connections)
                .on("addUsers", this::add)
                .on("removeUsers", this::remove);
    }

    private Response list(OperationRequest request) {
        String text = request.query().get("name").orElse("").toLowerCase(Locale.ROOT);
        List<Person> matches = repository
                .permissionsOf(request.caller())
                .people()
                .filter(person -> Stream.of("first_name", "last_name", "email")
                        .anyMatch(member ->
                                person.text(member).toLowerCase(Locale.ROOT).contains(text)))
                .filter(Filters.of(request.query(), "name"))
                .toList();
        return paginator.v1(request, matches, serializer::person);
    }

    private Response get(OperationRequest request) {
        Person person = repository.permissionsOf(request.caller()).person(request.pathId("user_id"));
        return Response.json(200, FieldSelection.select(request, serializer.person(person)));
    }

    /** Lists all people with access: those of the project and those of its workspace. */
    private Response ofProject(OperationRequest request) {
        Project project = repository.permissionsOf(request.caller()).project(request.pathId("project_id"));
        ArrayNode people = JsonNodeFactory.instance.arrayNode();
        store.connections()
                .all()
                .filter(connection -> connection.account() == project.account())
                .filter(connection -> connection.project() == null || connection.project() == project)
                .map(Connection::person)
                .distinct()
                .forEach(person ->
                        people.add(person.fields().deepCopy().retain("id", "first_name", "last_name", "email")));
        return Response.json(200, people);
    }

    /**
     * Lists the connections of a person in a workspace. Connections to deleted and archived projects are listed only on request. Who
     * may list them is a choice of the mock server: people of the workspace, and each person their own.
     */
    private Response connections(OperationRequest request) {
        long accountId = request.pathId("account_id");
        List<Connection> all = store.connections()
                .all()
                .filter(connection -> connection.account().id() == accountId)
                .filter(connection -> connection.person().id() == request.pathId("user_id"))
                .toList();
        Permissions permissions = repository.permissionsOf(request.caller());
        if (all.isEmpty() || permissions.accountsAround().noneMatch(account -> account.id() == accountId)) {
            throw new HttpException(404, NO_PERSON);
        }
        if (request.pathId("user_id") != request.caller().id()) {
            permissions.accountToAdminister(accountId);
        }
        boolean inactive = request.query().flag("include_inactive");
        boolean archived = request.query().flag("include_archived");
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (Connection connection : all) {
            Project project = connection.project();
            if (project == null
                    || ((inactive || project.isActive())
                            && (archived
                                    || !project.fields().path("is_archived").booleanValue()))) {
                shown.add(serializer.connection(connection));
            }
        }
        return Response.json(200, shown);
    }

    /** Adds people. An already connected person gets the new permission; an unknown email address creates a person. */
    private Response add(OperationRequest request) {
        MembershipScope scope = scope(request);
        List<JsonNode> entries = entries(request, "UserAddEntry");
        for (int i = 0; i < entries.size(); i++) {
            checkPermission(scope, entries.get(i).path("permission").asText(), "users[" + i + "]");
        }
        ArrayNode added = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : entries) {
            String email = entry.path("email").asText();
            Person person = repository.person(email).orElseGet(() -> repository.newPerson(email));
            repository.connect(
                    person,
                    scope.account(),
                    scope.project(),
                    entry.path("permission").asText());
            added.add(person.text("username"));
        }
        return Response.json(200, JsonNodeFactory.instance.objectNode().set("addedUsers", added));
    }

    /** Accepts permissions that the contract does not know, because the set may grow. */
    private static void checkPermission(MembershipScope scope, String permission, String place) {
        boolean account = scope.project() == null;
        if (account ? OF_PROJECTS_ONLY.contains(permission) : OF_ACCOUNTS_ONLY.contains(permission)) {
            throw new HttpException(
                    400,
                    place + ".permission: a " + (account ? "workspace" : "project") + " has no '" + permission
                            + "', but " + (account ? "admin and manager" : "admin, member, viewer and reviewer"));
        }
    }

    /** Removes the people who are connected. If others are named as well, the response is a 2xx that lists them in {@code error}. */
    private Response remove(OperationRequest request) {
        MembershipScope scope = scope(request);
        List<String> notConnected = new ArrayList<>();
        for (JsonNode entry : entries(request, "UserRemoveEntry")) {
            boolean removed = find(entry)
                    .map(person -> repository.disconnect(person, scope.account(), scope.project()))
                    .orElse(false);
            if (!removed) {
                notConnected.add(entry.path("email").asText(entry.path("id").asText()));
            }
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (!notConnected.isEmpty()) {
            result.put(
                    "error",
                    "Not connected to this " + (scope.project() == null ? "workspace" : "project") + ": "
                            + String.join(", ", notConnected));
        }
        return Response.json(200, result);
    }

    private Optional<Person> find(JsonNode entry) {
        return entry.has("id")
                ? store.people().find(entry.path("id").longValue())
                : repository.person(entry.path("email").asText());
    }

    private MembershipScope scope(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        long id = request.body().path("entity_id").longValue();
        if (request.body().path("which").asText().equals("account")) {
            return new MembershipScope(permissions.accountToAdminister(id), null);
        }
        Project project = permissions.projectToAdminister(id);
        return new MembershipScope(project.account(), project);
    }

    /** Parses the JSON in the string {@code users}. */
    private List<JsonNode> entries(OperationRequest request, String schema) {
        JsonNode users;
        try {
            users = Json.read(request.body().path("users").asText());
        } catch (JsonProcessingException e) {
            throw new HttpException(400, "users: the string is not valid JSON: " + e.getOriginalMessage());
        }
        if (!users.isArray()) {
            throw new HttpException(400, "users: the JSON must be an array with one object for each person");
        }
        List<Violation> violations = new ArrayList<>();
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode entry : users) {
            JsonNode converted = contract.convert(schema, entry, request.conversion());
            violations.addAll(contract.check(schema, "users[" + entries.size() + "]", converted));
            if (converted.isObject() && !converted.has("email") && !converted.has("id")) {
                violations.add(new Violation("users[" + entries.size() + "]", "has neither email nor id"));
            }
            entries.add(converted);
        }
        if (!violations.isEmpty()) {
            throw new HttpException(400, Violation.join(violations));
        }
        return entries;
    }
}
