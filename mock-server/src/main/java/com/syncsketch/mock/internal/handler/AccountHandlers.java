package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.domain.Permissions;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.FieldSelection;
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.PatchFilter;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import java.util.List;

/** Handlers of the workspace operations. */
public final class AccountHandlers {

    private final Store store;
    private final Repository repository;
    private final ResponseSerializer serializer;
    private final Paginator paginator;

    public AccountHandlers(Store store, Repository repository, ResponseSerializer serializer, Paginator paginator) {
        this.store = store;
        this.repository = repository;
        this.serializer = serializer;
        this.paginator = paginator;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("listAccounts", this::list)
                .on("getAccountV1", this::get)
                .on("updateAccount", this::update)
                .on("listAccountsV2", this::listV2)
                .on("getAccount", this::get);
    }

    /**
     * Lists the workspaces that the caller is connected to, once for each connection to the workspace or a project in it, because the
     * service was seen to repeat workspaces like that. Connections only to projects do not count.
     */
    private Response list(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        List<Account> matches = store.connections()
                .all()
                .filter(connection -> connection.person() == request.caller())
                .map(Connection::account)
                .filter(permissions::sees)
                .filter(Filters.of(request.query()))
                .toList();
        return paginator.v1(request, matches, serializer::account);
    }

    /** Lists each workspace once. That v2 repeats none is a choice of the mock server. */
    private Response listV2(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        return paginator.v2(
                request, store.accounts().all().filter(permissions::sees).toList(), serializer::account);
    }

    private Response get(OperationRequest request) {
        Account account = repository.permissionsOf(request.caller()).account(request.pathId("account_id"));
        return Response.json(200, FieldSelection.select(request, serializer.accountWithPeople(account)));
    }

    private Response update(OperationRequest request) {
        Account account = repository.permissionsOf(request.caller()).accountToAdminister(request.pathId("account_id"));
        ObjectNode changes = PatchFilter.of(request, "connections");
        account.update(changes);
        return Response.json(202, serializer.account(account));
    }
}
