package com.syncsketch.it.parity;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.model.AccountQuery;
import com.syncsketch.sdk.model.AccountUpdate;
import com.syncsketch.sdk.model.ProjectCreate;
import com.syncsketch.sdk.model.ProjectDuplicateRequest;
import com.syncsketch.sdk.model.ProjectGetQuery;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;
import com.syncsketch.sdk.model.TreeQuery;
import java.util.Map;

/** The calls for the connection, workspaces and projects. */
final class ProjectCalls {

    private ProjectCalls() {}

    static void addTo(Map<String, PythonCall> calls) {
        calls.put("get_api_base_url", MethodTable.none("paths are part of the contract"));
        calls.put("join_url_path", MethodTable.none("paths are part of the contract"));
        calls.put("is_connected", (client, args) -> {
            args.raw();
            return client.isConnected();
        });
        calls.put("get_tree", ProjectCalls::tree);
        calls.put("get_accounts", ProjectCalls::accounts);
        calls.put("update_account", (client, args) -> {
            long id = args.id("account_id");
            AccountUpdate body = args.object("data", AccountUpdate.class);
            return JavaResults.of(client, args, c -> c.accounts().update(id, body));
        });
        calls.put("create_project", ProjectCalls::create);
        calls.put("get_projects", ProjectCalls::list);
        calls.put("get_projects_by_name", (client, args) -> {
            if (args.isPlain("fields")) {
                return client.projects().findByName(args.text("name"));
            }
            ProjectQuery.Builder query = ProjectQuery.builder().namePrefix(args.text("name"));
            args.fields(query::fields);
            return list(client, args, query.build());
        });
        calls.put("get_project_by_id", (client, args) -> {
            ProjectGetQuery.Builder query = ProjectGetQuery.builder();
            args.fields(query::fields);
            long id = args.id("project_id");
            return JavaResults.of(client, args, c -> c.projects().get(id, query.build()));
        });
        calls.put("get_project_storage", (client, args) -> {
            long id = args.id("project_id");
            return JavaResults.of(client, args, c -> c.projects().storage(id));
        });
        calls.put("update_project", (client, args) -> {
            long id = args.id("project_id");
            return update(client, args, id, args.object("data", ProjectUpdate.class));
        });
        calls.put("delete_project", (client, args) -> {
            long id = args.id("project_id");
            if (args.raw()) {
                return update(
                        client, args, id, ProjectUpdate.builder().active(false).build());
            }
            client.projects().delete(id);
            return null;
        });
        calls.put("duplicate_project", ProjectCalls::duplicate);
        calls.put("archive_project", (client, args) -> {
            long id = args.id("project_id");
            ProjectUpdate body = ProjectUpdate.builder().archived(true).build();
            return args.raw()
                    ? update(client, args, id, body)
                    : client.projects().archive(id);
        });
        calls.put("restore_project", (client, args) -> {
            long id = args.id("project_id");
            ProjectUpdate body = ProjectUpdate.builder().archived(false).build();
            return args.raw()
                    ? update(client, args, id, body)
                    : client.projects().restore(id);
        });
    }

    private static Object tree(SyncSketchClient client, PythonArguments args) {
        TreeQuery.Builder query = TreeQuery.builder();
        if (args.isTruthy("withItems")) {
            query.fetchItems(true);
        }
        return JavaResults.of(client, args, c -> c.tree(query.build()));
    }

    private static Object accounts(SyncSketchClient client, PythonArguments args) {
        if (args.isPlain("fields")) {
            return client.accounts().active();
        }
        AccountQuery.Builder query = AccountQuery.builder().active(true);
        args.fields(query::fields);
        return JavaResults.of(client, args, c -> c.accounts().list(query.build()));
    }

    private static Object create(SyncSketchClient client, PythonArguments args) {
        ProjectCreate.Builder builder = ProjectCreate.builder()
                .accountId(args.id("account_id"))
                .name(args.text("name"))
                .description(args.text("description", ""));
        ProjectCreate body = args.onto("data", builder).build();
        return JavaResults.of(client, args, c -> c.projects().create(body));
    }

    private static Object list(SyncSketchClient client, PythonArguments args) {
        if (args.isPlain(
                "include_deleted",
                "include_archived",
                "include_tags",
                "include_connections",
                "limit",
                "offset",
                "fields")) {
            return client.projects().active();
        }
        ProjectQuery.Builder query = ProjectQuery.builder()
                .accountActive(true)
                .limit(args.number("limit", 100))
                .offset(args.number("offset", 0));
        boolean archived = args.isTruthy("include_archived");
        boolean deleted = args.isTruthy("include_deleted");
        if (!archived) {
            query.archived(false);
        }
        if (!archived && !deleted) {
            query.active(true);
        }
        if (args.isTruthy("include_connections")) {
            query.includeConnections(true);
        }
        if (args.isTruthy("include_tags")) {
            query.includeTags(true);
        }
        args.fields(query::fields);
        return list(client, args, query.build());
    }

    private static Object list(SyncSketchClient client, PythonArguments args, ProjectQuery query) {
        return JavaResults.of(client, args, c -> c.projects().list(query));
    }

    private static Object update(SyncSketchClient client, PythonArguments args, long id, ProjectUpdate body) {
        return JavaResults.of(client, args, c -> c.projects().update(id, body));
    }

    private static Object duplicate(SyncSketchClient client, PythonArguments args) {
        ProjectDuplicateRequest.Builder body = ProjectDuplicateRequest.builder()
                .copyReviews(args.flag("copy_reviews", false))
                .copyUsers(args.flag("copy_users", false))
                .copySettings(args.flag("copy_settings", false));
        if (args.isTruthy("name")) {
            body.name(args.text("name"));
        }
        long id = args.id("project_id");
        return JavaResults.of(client, args, c -> c.projects().duplicate(id, body.build()));
    }
}
