package com.syncsketch.it.storage;

import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.CannedResponse;
import com.syncsketch.mock.fault.FaultBuilder;
import com.syncsketch.mock.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Generates random faults for multipart uploads. The only kind of fault that it omits is a false success: a client cannot
 * detect that the service reports something that it has not done.
 */
final class FaultGenerator {

    private static final String START = "startUpload";
    private static final String CREATE = "createMultipartUpload";
    private static final String SIGN = "signUploadPart";
    private static final String PUT = "storage.putPart";
    private static final String COMPLETE = "completeMultipartUpload";
    private static final String ABORT = "abortMultipartUpload";
    private static final String ITEM = "getItem";
    private static final String UPDATE = "updateItem";

    /** The operations, weighted by repetition. */
    private static final List<String> OPERATIONS = List.of(
            PUT, PUT, PUT, PUT, PUT, PUT, SIGN, SIGN, SIGN, COMPLETE, COMPLETE, COMPLETE, START, CREATE, ABORT, ITEM,
            UPDATE, UPDATE);

    private static final int[] STATUSES = {400, 401, 403, 408, 409, 429, 500, 500, 502, 503, 503, 504};

    private final Random random;
    private final int parts;
    private final Duration tooLong;

    /**
     * Creates a generator.
     *
     * @param random the source of randomness
     * @param parts the number of parts of the upload
     * @param tooLong a delay that exceeds the timeouts of the client
     */
    FaultGenerator(Random random, int parts, Duration tooLong) {
        this.random = random;
        this.parts = parts;
        this.tooLong = tooLong;
    }

    /** Injects faults. */
    void injectInto(Faults faults, int count) {
        for (int i = 0; i < count; i++) {
            String operation = oneOf(OPERATIONS);
            calls(faults.on(operation), operation).inject(operation.equals(PUT) ? atStorage() : atService(operation));
        }
    }

    private FaultBuilder calls(FaultBuilder when, String operation) {
        boolean ofParts = operation.equals(PUT) || operation.equals(SIGN);
        FaultBuilder narrowed = ofParts && chance(70) ? when.part(1 + random.nextInt(parts)) : when;
        if (chance(12)) {
            return narrowed;
        }
        return chance(50) ? narrowed.nth(1 + random.nextInt(3)) : narrowed.first(1 + random.nextInt(4));
    }

    private Action atStorage() {
        return oneOfSuppliers(List.of(
                () -> timed(Action.slowDown()),
                () -> timed(Action.slowDown().retryAfter(Duration.ZERO)),
                () -> timed(Action.expiredSignature()),
                () -> timed(Action.s3Error(403, "SignatureDoesNotMatch", "The signature does not match")),
                () -> timed(Action.s3Error(400, "InvalidRequest", "no")),
                () -> timed(Action.s3Error(404, "NoSuchUpload", "The specified upload does not exist")),
                () -> timed(Action.s3Error(500, "InternalError", "We encountered an internal error")),
                () -> timed(Action.html(403)),
                () -> timed(Action.html(502)),
                () -> Action.status(200).beforeBody(),
                () -> Action.html(200),
                () -> Action.header("ETag", "\"00000000000000000000000000000000\""),
                () -> Action.resetAfter(random.nextInt(5 * 1024 * 1024)),
                this::connection));
    }

    private Action atService(String operation) {
        List<Supplier<Action>> malformed = operation.equals(ABORT)
                ? List.of(this::status)
                : List.of(
                        () -> Action.html(200),
                        () -> broken(operation),
                        () -> Action.truncate(random.nextInt(operation.equals(COMPLETE) ? 2 : 10)),
                        () -> Action.trickle(20, Duration.ofMillis(1)),
                        () -> edit(operation));
        return oneOfSuppliers(List.of(
                this::status, this::status, this::connection, this::connection, () -> oneOfSuppliers(malformed)));
    }

    private static Action broken(String operation) {
        CannedResponse answer = Action.status(200).json("{\"broken\": ");
        return operation.equals(COMPLETE) ? answer.afterExecution() : answer;
    }

    private Action edit(String operation) {
        return switch (operation) {
            case START -> Action.missingField("item_id");
            case CREATE -> Action.nullValue("uploadId");
            case SIGN -> chance(50) ? Action.missingField("url") : Action.replaceValue("url", "\"not a URL\"");
            case ITEM, UPDATE -> chance(50) ? Action.missingField("status") : Action.unknownValue("status");
            // S3 reports late errors with a success status.
            default ->
                chance(50)
                        ? Action.s3Error(200, "InternalError", "We encountered an internal error")
                        : Action.s3Error(200, "InternalError", "We encountered an internal error")
                                .afterExecution();
        };
    }

    private Action status() {
        int status = STATUSES[random.nextInt(STATUSES.length)];
        CannedResponse answer = chance(30) ? Action.html(status) : Action.status(status);
        if ((status == 503 || status == 429) && chance(50)) {
            return answer.retryAfter(Duration.ZERO);
        }
        return timed(answer);
    }

    /** Returns the response, sent before the request body, after the operation was carried out, or normally. */
    private Action timed(CannedResponse answer) {
        int when = random.nextInt(4);
        if (when == 0) {
            return answer.beforeBody();
        }
        return when == 1 && answer.status() >= 500 && answer.retryAfter() == null ? answer.afterExecution() : answer;
    }

    private Action connection() {
        return oneOfSuppliers(List.of(
                Action::resetBeforeBody,
                () -> Action.resetAfter(random.nextInt(100)),
                Action::resetAfterBody,
                Action::resetAfterExecution,
                Action::closeAfterBody,
                Action::closeAfterExecution,
                () -> Action.delay(chance(10) ? tooLong : Duration.ofMillis(random.nextInt(30)))));
    }

    private Action oneOfSuppliers(List<Supplier<Action>> actions) {
        return oneOf(actions).get();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
