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
import com.syncsketch.mock.internal.view.Filters;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.PatchFilter;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import java.util.List;

/** Workspaces. */
final class AccountHandlers {

    private final Store world;
    private final Repository records;
    private final ResponseSerializer views;
    private final Paginator lists;

    AccountHandlers(Store world, Repository records, ResponseSerializer views, Paginator lists) {
        this.world = world;
        this.records = records;
        this.views = views;
        this.lists = lists;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.on("listAccounts", this::list)
                .on("updateAccount", this::update)
                .on("listAccountsV2", this::listV2)
                .on("getAccount", this::get);
    }

    /**
     * Lists the workspaces that the caller is connected with, once for each connection with the workspace or a project in
     * it: the service was seen to repeat workspaces so. Connections with projects alone do not count.
     */
    private Response list(OperationRequest call) {
        Permissions access = records.as(call.caller());
        List<Account> matches = world.connections()
                .all()
                .filter(connection -> connection.person() == call.caller())
                .map(Connection::account)
                .filter(access::sees)
                .filter(Filters.of(call))
                .toList();
        return lists.v1(call, matches, views::account);
    }

    /** Lists each workspace once; that v2 repeats none is this server's own choice. */
    private Response listV2(OperationRequest call) {
        Permissions access = records.as(call.caller());
        return lists.v2(call, world.accounts().all().filter(access::sees).toList(), views::account);
    }

    private Response get(OperationRequest call) {
        Account account = records.as(call.caller()).account(call.id("account_id"));
        return Response.json(200, Paginator.select(call, views.accountWithPeople(account)));
    }

    private Response update(OperationRequest call) {
        Account account = records.as(call.caller()).accountToAdminister(call.id("account_id"));
        ObjectNode changes = PatchFilter.of(call, "connections");
        Paginator.merge(account.members(), changes);
        return Response.json(202, views.account(account));
    }
}
