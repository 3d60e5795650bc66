package com.syncsketch.mock.internal.storage;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a request to the storage with an error of Amazon S3. */
public final class S3Exception extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** Not modified after construction. Declared as a class because immutable maps are not declared serializable. */
    private final LinkedHashMap<String, String> details = new LinkedHashMap<>();

    /**
     * Creates an exception.
     *
     * @param status the status code
     * @param code the code, such as {@code NoSuchKey}
     * @param message the message of Amazon S3
     * @param details alternating names and values of additional elements
     */
    public S3Exception(int status, String code, String message, String... details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        for (int i = 0; i < details.length; i += 2) {
            this.details.put(details[i], details[i + 1]);
        }
    }

    static S3Exception invalidArgument(String message, String name, String value) {
        return new S3Exception(400, "InvalidArgument", message, "ArgumentName", name, "ArgumentValue", value);
    }

    static S3Exception noSuchUpload(String uploadId) {
        return new S3Exception(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted"
                        + " or completed.",
                "UploadId",
                uploadId);
    }

    static S3Exception tooLarge(long proposed, long max) {
        return new S3Exception(
                400,
                "EntityTooLarge",
                "Your proposed upload exceeds the maximum allowed size",
                "ProposedSize",
                Long.toString(proposed),
                "MaxSizeAllowed",
                Long.toString(max));
    }

    static S3Exception tooSmall(long proposed, long min, String... details) {
        String[] all = new String[details.length + 4];
        System.arraycopy(details, 0, all, 4, details.length);
        all[0] = "ProposedSize";
        all[1] = Long.toString(proposed);
        all[2] = "MinSizeAllowed";
        all[3] = Long.toString(min);
        return new S3Exception(
                400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", all);
    }

    static S3Exception denied(String message, String... details) {
        return new S3Exception(403, "AccessDenied", message, details);
    }

    static S3Exception incompleteBody() {
        return new S3Exception(400, "IncompleteBody", "The request body terminated unexpectedly");
    }

    /** Returns the status code, 400 or above. */
    public int status() {
        return status;
    }

    /** Returns the error code. */
    public String code() {
        return code;
    }

    /** Returns the error message. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Returns the additional elements of the error by name, in their order. */
    public Map<String, String> details() {
        return details;
    }
}
