package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.domain.Permissions;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Resource;
import com.syncsketch.mock.internal.state.Review;
import java.util.function.Predicate;

/** Handlers of the connection check and of the tree of all resources. */
public final class ConnectionHandlers {

    private final Repository repository;

    public ConnectionHandlers(Repository repository) {
        this.repository = repository;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("checkConnection", this::check).on("getTree", this::tree);
    }

    private Response check(OperationRequest request) {
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("connection", true));
    }

    private Response tree(OperationRequest request) {
        return Response.json(200, new Tree(repository.permissionsOf(request.caller()), request).accounts());
    }

    /** The tree that a caller can see. It has the workspaces of all projects that the caller is connected to. */
    private static final class Tree {

        private final Permissions permissions;
        private final boolean withItems;
        private final Predicate<Resource> shown;

        Tree(Permissions permissions, OperationRequest request) {
            this.permissions = permissions;
            this.withItems = request.query().flag("fetchItems");
            this.shown = request.query().flag("active") ? Resource::isActive : resource -> true;
        }

        ArrayNode accounts() {
            ArrayNode accounts = JsonNodeFactory.instance.arrayNode();
            permissions.accountsAround().filter(shown).forEach(account -> accounts.add(account(account)));
            return accounts;
        }

        private ObjectNode account(Account account) {
            ObjectNode view = account.fields().deepCopy().retain("id", "name", "description", "active");
            ArrayNode projects = view.putArray("projects");
            permissions
                    .projects()
                    .filter(project -> project.account() == account)
                    .filter(shown)
                    .forEach(project -> projects.add(project(project)));
            return view;
        }

        private ObjectNode project(Project project) {
            ObjectNode view = project.fields().deepCopy().retain("id", "name", "description");
            ArrayNode reviews = view.putArray("reviews");
            permissions
                    .reviews()
                    .filter(review -> review.project() == project)
                    .filter(shown)
                    .forEach(review -> reviews.add(review(review)));
            return view;
        }

        private ObjectNode review(Review review) {
            ObjectNode view = review.fields().deepCopy().retain("id", "uuid", "name", "description");
            if (withItems) {
                ArrayNode items = view.putArray("items");
                review.items().stream().filter(shown).forEach(item -> items.add(item(item)));
            }
            return view;
        }

        private static ObjectNode item(Item item) {
            return item.fields().deepCopy().retain("id", "name", "type");
        }
    }
}
