package com.syncsketch.cli.names;

import com.syncsketch.cli.error.CliException;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.model.Account;
import jakarta.annotation.Nullable;
import java.util.List;

/** Finds workspaces. */
public final class Workspaces {

    private final SyncSketchClient client;

    /**
     * Creates a finder.
     *
     * @param client the client
     */
    public Workspaces(SyncSketchClient client) {
        this.client = client;
    }

    /**
     * Returns the id of a workspace.
     *
     * @param text an id or a name; null for the only workspace of the user
     */
    public long find(@Nullable String text) {
        if (text != null && text.matches("\\d{1,18}")) {
            return Long.parseLong(text);
        }
        List<Account> all = client.accounts().active().stream().toList();
        List<Account> found = text == null
                ? all
                : all.stream()
                        .filter(account -> text.equalsIgnoreCase(account.getName()))
                        .toList();
        if (found.size() == 1) {
            return found.get(0).getId();
        }
        String known = String.join(
                ", ",
                all.stream()
                        .map(account -> account.getId() + " (" + account.getName() + ")")
                        .toList());
        if (text == null && all.size() > 1) {
            throw CliException.usage("Which workspace? Add --workspace with one of " + known);
        }
        throw CliException.notFound(
                all.isEmpty()
                        ? "This user has access to individual projects only, not to a workspace"
                        : "There is no workspace '" + text + "', only " + known);
    }
}
