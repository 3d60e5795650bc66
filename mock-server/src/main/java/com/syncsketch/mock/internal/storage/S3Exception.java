package com.syncsketch.mock.internal.storage;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a request to the storage, or a completion, with an error of Amazon S3. */
public final class S3Exception extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** Never changed after the constructor; no type of map is both that and serializable by its declaration. */
    private final LinkedHashMap<String, String> details = new LinkedHashMap<>();

    /**
     * Refuses a request.
     *
     * @param status the status
     * @param code the code, such as {@code NoSuchKey}
     * @param message Amazon's words for it
     * @param details names and values, in turns, of what else the error tells
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

    static S3Exception tooLarge(long proposed, long most) {
        return new S3Exception(
                400,
                "EntityTooLarge",
                "Your proposed upload exceeds the maximum allowed size",
                "ProposedSize",
                Long.toString(proposed),
                "MaxSizeAllowed",
                Long.toString(most));
    }

    static S3Exception tooSmall(long proposed, long least, String... details) {
        String[] all = new String[details.length + 4];
        System.arraycopy(details, 0, all, 4, details.length);
        all[0] = "ProposedSize";
        all[1] = Long.toString(proposed);
        all[2] = "MinSizeAllowed";
        all[3] = Long.toString(least);
        return new S3Exception(
                400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", all);
    }

    static S3Exception denied(String message, String... details) {
        return new S3Exception(403, "AccessDenied", message, details);
    }

    static S3Exception incompleteBody() {
        return new S3Exception(400, "IncompleteBody", "The request body terminated unexpectedly");
    }

    /**
     * Gives the status.
     *
     * @return 400 or above
     */
    public int status() {
        return status;
    }

    /**
     * Gives Amazon's name of the error.
     *
     * @return the code
     */
    public String code() {
        return code;
    }

    /**
     * Gives Amazon's words for the error.
     *
     * @return the message
     */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /**
     * Gives what else the error tells.
     *
     * @return values by name, in the order in which they are written
     */
    public Map<String, String> details() {
        return details;
    }
}
