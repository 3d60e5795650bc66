package com.syncsketch.mock.internal.storage;

import java.util.Map;

/**
 * A signed form for a POST upload.
 *
 * @param url the URL to post to
 * @param fields its fields in their order
 */
public record SignedForm(String url, Map<String, String> fields) {}
