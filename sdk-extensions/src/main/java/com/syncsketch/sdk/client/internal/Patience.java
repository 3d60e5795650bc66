package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits as long as bytes are taken, and then for the answer. A limit for the whole would end long uploads, and none at
 * all would wait for a dead server for ever.
 */
record Patience(Call call, UploadRequest request, FileBody file) implements Wait {

    @Override
    public Answer exchange(HttpClient http, HttpRequest.Builder request, BodyHandler<byte[]> handler)
            throws ExecutionException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), handler);
        try {
            HttpResponse<byte[]> response = await(answer);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } finally {
            answer.cancel(true);
        }
    }

    private <T> T await(CompletableFuture<T> answer) throws InterruptedException, ExecutionException {
        file.countFromNow();
        while (true) {
            boolean allTaken = file.isAllTaken();
            Duration limit = allTaken ? request.answerTimeout() : request.stallTimeout();
            long left = limit.toNanos() - (System.nanoTime() - file.lastTaken());
            // The last byte may go while this waits, and then the other limit counts.
            long pause = Math.min(left, request.answerTimeout().toNanos());
            try {
                return answer.get(Math.max(0, pause), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left > 0) {
                    continue;
                }
                if (allTaken) {
                    throw new RequestTimeoutException(call + ": the answer was not complete " + limit.toMillis()
                            + " ms after the last byte was sent");
                }
                throw new UploadStalledException(request.file(), file.position(), limit);
            }
        }
    }
}
