package com.syncsketch.it.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.syncsketch.sdk.api.UsersStepsWithResponseApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.model.AddUsersRequest;
import com.syncsketch.sdk.model.ConnectionQuery;
import com.syncsketch.sdk.model.PersonGetQuery;
import com.syncsketch.sdk.model.PersonQuery;
import com.syncsketch.sdk.model.RemoveUsersRequest;
import com.syncsketch.sdk.model.UserAddEntry;
import com.syncsketch.sdk.model.UserRemoveEntry;
import com.syncsketch.sdk.model.UserScope;
import java.util.List;
import java.util.Map;

/** The calls for users. */
final class UserCalls {

    private UserCalls() {}

    static void addTo(Map<String, PythonCall> calls) {
        calls.put("get_current_user", (client, args) -> {
            return JavaResults.of(client, args, c -> c.users().current());
        });
        calls.put("get_user_by_id", (client, args) -> {
            PersonGetQuery.Builder query = PersonGetQuery.builder();
            args.fields(query::fields);
            long id = args.id("user_id");
            return JavaResults.of(client, args, c -> c.users().get(id, query.build()));
        });
        calls.put("get_users_by_name", (client, args) -> {
            if (args.isPlain("fields")) {
                return client.users().findByName(args.text("name"));
            }
            PersonQuery.Builder query = PersonQuery.builder().name(args.text("name"));
            args.fields(query::fields);
            return JavaResults.of(client, args, c -> c.users().list(query.build()));
        });
        calls.put("get_user_by_email", (client, args) -> {
            if (args.isPlain("fields")) {
                return client.users().findByEmail(args.text("email"));
            }
            PersonQuery.Builder query = PersonQuery.builder().emailIgnoreCase(args.text("email"));
            args.fields(query::fields);
            return args.raw()
                    ? client.withResponse(c -> c.users().list(query.build()))
                    : client.users().list(query.build()).getObjects().stream().findFirst();
        });
        calls.put("get_users_by_project_id", (client, args) -> {
            long id = args.id("project_id");
            return JavaResults.of(client, args, c -> c.users().ofProject(id));
        });
        calls.put("get_connections_by_user_id", UserCalls::connections);
        calls.put("add_users", (client, args) -> add(client, args, UserScope.PROJECT, "project_id"));
        calls.put("add_users_to_project", (client, args) -> add(client, args, UserScope.PROJECT, "project_id"));
        calls.put("add_users_to_workspace", (client, args) -> add(client, args, UserScope.ACCOUNT, "workspace_id"));
        calls.put("remove_users_from_project", (client, args) -> remove(client, args, UserScope.PROJECT, "project_id"));
        calls.put(
                "remove_users_from_workspace",
                (client, args) -> remove(client, args, UserScope.ACCOUNT, "workspace_id"));
    }

    private static Object connections(SyncSketchClient client, PythonArguments args) {
        ConnectionQuery.Builder query = ConnectionQuery.builder();
        if (args.has("include_inactive")) {
            query.includeInactive(args.flag("include_inactive"));
        }
        if (args.has("include_archived")) {
            query.includeArchived(args.flag("include_archived"));
        }
        long user = args.id("user_id");
        long account = args.id("account_id");
        return JavaResults.of(client, args, c -> c.users().connections(user, account, query.build()));
    }

    private static Object add(SyncSketchClient client, PythonArguments args, UserScope scope, String id)
            throws JsonProcessingException {
        List<UserAddEntry> users = args.list("users", UserAddEntry.class);
        long entity = args.id(id);
        String note = args.text("note", "");
        if (args.isPlain()) {
            return scope.equals(UserScope.PROJECT)
                    ? client.users().addToProject(entity, users, note)
                    : client.users().addToWorkspace(entity, users, note);
        }
        return client.api(UsersStepsWithResponseApi.class)
                .addWithResponse(AddUsersRequest.builder()
                        .which(scope)
                        .entityId(entity)
                        .note(note)
                        .users(TraceFile.JSON.writeValueAsString(users))
                        .build());
    }

    private static Object remove(SyncSketchClient client, PythonArguments args, UserScope scope, String id)
            throws JsonProcessingException {
        List<UserRemoveEntry> users = args.list("users", UserRemoveEntry.class);
        long entity = args.id(id);
        if (args.isPlain()) {
            return scope.equals(UserScope.PROJECT)
                    ? client.users().removeFromProject(entity, users)
                    : client.users().removeFromWorkspace(entity, users);
        }
        return client.api(UsersStepsWithResponseApi.class)
                .removeWithResponse(RemoveUsersRequest.builder()
                        .which(scope)
                        .entityId(entity)
                        .users(TraceFile.JSON.writeValueAsString(users))
                        .build());
    }
}
