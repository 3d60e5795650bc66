package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ItemGoneException;
import com.syncsketch.sdk.client.error.ItemsNotProcessedException;
import com.syncsketch.sdk.client.error.ProcessingFailedException;
import com.syncsketch.sdk.client.error.ProcessingTimeoutException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.task.ProcessingOptions;
import com.syncsketch.sdk.model.Item;
import java.util.Collection;
import java.util.List;

/**
 * Waiting until the service has processed the media of items. Part of {@link Items}.
 *
 * <p>{@code done} is the only status whose meaning is known: the media is ready for playback. {@code failed} and {@code error}
 * are treated as failures (inferred). Any other status means that the service is still working (inferred).
 */
public interface ItemProcessing {

    /**
     * Waits until the media of an item is ready, with the {@linkplain ProcessingOptions#standard() default options}.
     *
     * @param itemId the item id
     * @return the item, with status {@code done}
     * @throws ProcessingFailedException if the service reports that it could not process the media (inferred)
     * @throws ProcessingTimeoutException if the media is not ready within the timeout; you can wait again
     * @throws ItemGoneException if the item is deleted or does not exist
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws SyncSketchException if a status request fails for a reason that is not temporary
     */
    default Item awaitProcessed(long itemId) {
        return awaitProcessed(itemId, ProcessingOptions.standard());
    }

    /**
     * Waits until the media of an item is ready. The first status request is sent at once. A status request that fails
     * temporarily does not end the wait.
     *
     * @param itemId the item id
     * @param options the timeout, the poll interval and the listener
     * @return the item, with status {@code done}
     * @throws ProcessingFailedException if the service reports that it could not process the media (inferred)
     * @throws ProcessingTimeoutException if the media is not ready within the timeout; you can wait again
     * @throws ItemGoneException if the item is deleted or does not exist
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws SyncSketchException if a status request fails for a reason that is not temporary
     */
    Item awaitProcessed(long itemId, ProcessingOptions options);

    /**
     * Waits until the media of many items is ready, with one timeout for all. An item that fails does not end the wait for
     * the others. Each round sends one status request for each item that is not ready, one after another.
     *
     * @param itemIds the item ids; duplicates are read once
     * @param options the timeout, the poll interval and the listener
     * @return the items in the order of the ids, all with status {@code done}; unmodifiable
     * @throws ItemsNotProcessedException if at least one item failed, is gone, or is not ready within the timeout; contains
     *     the outcome of each item
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws SyncSketchException if a status request fails for a reason that is neither temporary nor about the item, such
     *     as rejected credentials
     */
    List<Item> awaitProcessed(Collection<Long> itemIds, ProcessingOptions options);

    /**
     * Waits until the media of many items is ready, with the {@linkplain ProcessingOptions#standard() default options}; see
     * {@link #awaitProcessed(Collection, ProcessingOptions)}.
     *
     * @param itemIds the item ids; duplicates are read once
     * @return the items in the order of the ids, all with status {@code done}; unmodifiable
     * @throws ItemsNotProcessedException if at least one item failed, is gone, or is not ready within the timeout
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws SyncSketchException if a status request fails for a reason that is neither temporary nor about the item
     */
    default List<Item> awaitProcessed(Collection<Long> itemIds) {
        return awaitProcessed(itemIds, ProcessingOptions.standard());
    }
}
