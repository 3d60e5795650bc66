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

/** The check of credentials, and the tree of everything. */
final class ConnectionHandlers {

    private final Repository records;

    ConnectionHandlers(Repository records) {
        this.records = records;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.on("checkConnection", this::check).on("getTree", this::tree);
    }

    private Response check(OperationRequest call) {
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("connection", true));
    }

    private Response tree(OperationRequest call) {
        return Response.json(200, new Tree(records.as(call.caller()), call).accounts());
    }

    /** What one caller sees. Workspaces show up for those, too, who are connected with projects only. */
    private static final class Tree {

        private final Permissions access;
        private final boolean withItems;
        private final Predicate<Resource> shown;

        Tree(Permissions access, OperationRequest call) {
            this.access = access;
            this.withItems = call.query().flag("fetchItems");
            this.shown = call.query().flag("active") ? Resource::isActive : resource -> true;
        }

        ArrayNode accounts() {
            ArrayNode accounts = JsonNodeFactory.instance.arrayNode();
            access.accountsAround().filter(shown).forEach(account -> accounts.add(account(account)));
            return accounts;
        }

        private ObjectNode account(Account account) {
            ObjectNode view = account.members().deepCopy().retain("id", "name", "description", "active");
            ArrayNode projects = view.putArray("projects");
            access.projects()
                    .filter(project -> project.account() == account)
                    .filter(shown)
                    .forEach(project -> projects.add(project(project)));
            return view;
        }

        private ObjectNode project(Project project) {
            ObjectNode view = project.members().deepCopy().retain("id", "name", "description");
            ArrayNode reviews = view.putArray("reviews");
            access.reviews()
                    .filter(review -> review.project() == project)
                    .filter(shown)
                    .forEach(review -> reviews.add(review(review)));
            return view;
        }

        private ObjectNode review(Review review) {
            ObjectNode view = review.members().deepCopy().retain("id", "uuid", "name", "description");
            if (withItems) {
                ArrayNode items = view.putArray("items");
                review.items().stream().filter(shown).forEach(item -> items.add(item(item)));
            }
            return view;
        }

        private static ObjectNode item(Item item) {
            return item.members().deepCopy().retain("id", "name", "type");
        }
    }
}
