package com.syncsketch.cli.probe;

import java.util.Map;

/**
 * The findings about one operation.
 *
 * @param operation the operation
 * @param notRead the reason why it was not read; empty if it was
 * @param responses the number of responses by status code and kind of body
 * @param fields the statistics of the fields of its responses, by path
 */
record OperationReport(
        ReadOperation operation, String notRead, Map<String, Integer> responses, Map<String, FieldStatistics> fields) {}
