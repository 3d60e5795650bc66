package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.CommandContext;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.sdk.client.error.ItemsNotProcessedException;
import com.syncsketch.sdk.client.task.ProcessingOptions;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Waits until the service has converted what was uploaded. */
final class Conversion {

    private final CommandContext context;

    Conversion(CommandContext context) {
        this.context = context;
    }

    int await(@Nullable Duration limit, long item) {
        return await(limit, List.of(item));
    }

    /**
     * Waits for items.
     *
     * @param limit the maximum time, or null to return at once
     * @return the exit code
     */
    int await(@Nullable Duration limit, Collection<Long> items) {
        if (limit == null || items.isEmpty()) {
            return ExitCodes.OK;
        }
        context.output().message("Waiting for the conversion of " + items.size() + " items");
        try {
            context.client()
                    .items()
                    .awaitProcessed(
                            items, ProcessingOptions.builder().timeout(limit).build());
            return ExitCodes.OK;
        } catch (ItemsNotProcessedException e) {
            e.getFailures().values().forEach(failure -> context.output().failure(ErrorMessages.line(failure)));
            return ExitCodes.of(e);
        }
    }
}
