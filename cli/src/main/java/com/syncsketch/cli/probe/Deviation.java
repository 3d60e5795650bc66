package com.syncsketch.cli.probe;

/**
 * A difference between responses and the contract.
 *
 * @param operation the operation
 * @param fieldPath the path of the field, in names of the contract; empty for the whole response
 * @param kind the kind of difference
 * @param detail details, without data of the service
 * @param count the number of occurrences
 */
record Deviation(String operation, String fieldPath, Kind kind, String detail, int count) {

    /** The kinds of difference. */
    enum Kind {
        MISSING("missing"),
        UNKNOWN_FIELD("unknown field"),
        WRONG_TYPE("wrong type"),
        NULL("null"),
        UNLISTED_VALUE("unlisted value"),
        WRONG_FORMAT("wrong format"),
        STATUS("status"),
        BODY("body"),
        PAGING("paging"),
        DECLARATION("declaration");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
