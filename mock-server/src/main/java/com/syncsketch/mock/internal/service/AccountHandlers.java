package com.syncsketch.mock.internal.service;

import com.syncsketch.mock.internal.http.Reply;
import com.syncsketch.mock.internal.state.Account;
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
        handlers.on("listAccounts", this::list).on("updateAccount", this::update);
    }

    private Reply list(Call call) {
        List<Account> matches =
                world.accounts().all().filter(Filters.of(call.query())).toList();
        return lists.v1(call, matches, views::account);
    }

    private Reply update(Call call) {
        Account account = records.account(call.id("account_id"));
        Lists.merge(account.members(), call.body());
        return Reply.json(202, views.account(account));
    }
}
