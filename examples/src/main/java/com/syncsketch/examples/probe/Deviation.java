package com.syncsketch.examples.probe;

/**
 * Where answers and contract differ.
 *
 * @param operation the operation
 * @param place where in its answer, by names of the contract; empty for the answer as a whole
 * @param kind how they differ
 * @param detail more about it, without anything that was read
 * @param count how often it was seen
 */
record Deviation(String operation, String place, Kind kind, String detail, int count) {

    /** How they differ. */
    enum Kind {
        MISSING("missing"),
        UNKNOWN_MEMBER("unknown member"),
        OTHER_TYPE("other type"),
        NULL("null"),
        UNLISTED_VALUE("value not listed"),
        OTHER_FORMAT("other format"),
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
