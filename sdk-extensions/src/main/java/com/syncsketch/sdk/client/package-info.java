/**
 * The client for the SyncSketch review service. Start with {@link com.syncsketch.sdk.client.SyncSketchClient}.
 *
 * <p>Each resource, such as {@link com.syncsketch.sdk.client.resource.Projects}, has all operations of the interface that it
 * extends, which is generated from the contract, and further operations that are written by hand. Operations throw
 * {@link com.syncsketch.sdk.client.error.SyncSketchException}s, never exceptions of Feign.
 *
 * <h2>Listeners</h2>
 *
 * The same rules apply to all listeners:
 *
 * <ul>
 *   <li>Whatever a listener throws is logged at WARN and otherwise ignored: exceptions, checked exceptions of a Kotlin
 *       listener, and errors, including {@link java.lang.OutOfMemoryError} and {@link java.lang.StackOverflowError}. Only the
 *       first failure of a listener is logged per operation, or per client for an
 *       {@link com.syncsketch.sdk.client.http.AttemptListener}.
 *   <li>An interrupt is not ignored. If a listener sets the interrupt flag of its thread, or throws an
 *       {@link java.lang.InterruptedException}, the operation ends as if its caller had been interrupted.
 *   <li>The operation waits until the listener returns. A listener that blocks during a download, or while a single request
 *       uploads a file, can therefore cause the idle or stall timeout to expire. Nothing limits how long it may block
 *       otherwise.
 *   <li>A listener must not wait for its own operation. Polling or awaiting its {@link com.syncsketch.sdk.client.task.Task},
 *       and waiting for a future of its {@link com.syncsketch.sdk.client.upload.UploadHandle}, throws an
 *       {@link java.lang.IllegalStateException} at once. Indirect waits, such as for another thread that waits for the
 *       operation, cannot be detected and never end. Methods that do not wait, such as {@code pause()}, {@code cancel()} and
 *       {@code progress()}, can be called.
 *   <li>A listener may close the client. {@link com.syncsketch.sdk.client.SyncSketchClient#close} then does not wait for
 *       uploads to abort; they abort after the listener has returned.
 *   <li>A listener may send requests. They are not reported to the listener that sends them.
 * </ul>
 */
package com.syncsketch.sdk.client;
