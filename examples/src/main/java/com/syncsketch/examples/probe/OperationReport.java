package com.syncsketch.examples.probe;

import java.util.Map;

/**
 * What came of one operation.
 *
 * @param operation the operation
 * @param notRead why it was not read; empty if it was
 * @param answers how often it was answered how, by status and kind of body
 * @param members what was seen of the members of its answers, by place
 */
record OperationReport(
        ReadOperation operation, String notRead, Map<String, Integer> answers, Map<String, Member> members) {}
