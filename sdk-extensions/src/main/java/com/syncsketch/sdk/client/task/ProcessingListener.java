package com.syncsketch.sdk.client.task;

/**
 * Receives progress events while the client waits for the media of items.
 *
 * <p>Called on the waiting thread after each status response that leaves the client waiting or decides an item; calls never
 * overlap. Implementations must return quickly, because the client does not poll until they do. Exceptions and errors are
 * logged and otherwise ignored. See the {@linkplain com.syncsketch.sdk.client rules for listeners}.
 */
@FunctionalInterface
public interface ProcessingListener {

    /**
     * Called when the state of an item was read.
     *
     * @param progress the progress
     */
    void onProgress(ProcessingProgress progress);
}
