package com.syncsketch.mock.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.http.Reply;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.World;
import java.util.List;

/** Workspaces. */
final class AccountHandlers {

    private final World world;
    private final Records records;
    private final Views views;
    private final Lists lists;

    AccountHandlers(World world, Records records, Views views, Lists lists) {
        this.world = world;
        this.records = records;
        this.views = views;
        this.lists = lists;
    }

    void addTo(Handlers handlers) {
        handlers.on("listAccounts", this::list)
                .on("updateAccount", this::update)
                .on("listAccountsV2", this::listV2)
                .on("getAccount", this::get);
    }

    /**
     * Lists the workspaces that the caller is connected with, once for each connection with the workspace or a project in
     * it: the service was seen to repeat workspaces so. Connections with projects alone do not count.
     */
    private Reply list(Call call) {
        Access access = records.as(call.caller());
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
    private Reply listV2(Call call) {
        Access access = records.as(call.caller());
        return lists.v2(call, world.accounts().all().filter(access::sees).toList(), views::account);
    }

    private Reply get(Call call) {
        Account account = records.as(call.caller()).account(call.id("account_id"));
        return Reply.json(200, Lists.select(call, views.accountWithPeople(account)));
    }

    private Reply update(Call call) {
        Account account = records.as(call.caller()).accountToAdminister(call.id("account_id"));
        ObjectNode changes = Changes.of(call, "connections");
        Lists.merge(account.members(), changes);
        return Reply.json(202, views.account(account));
    }
}
