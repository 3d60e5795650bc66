package com.syncsketch.release.consumers;

import com.syncsketch.mock.MockSyncSketch;
import java.util.Map;

/** The variables by which a program finds a mock server. */
final class Environment {

    private Environment() {}

    static Map<String, String> of(MockSyncSketch mock) {
        return Map.of(
                "SYNCSKETCH_HOST", mock.url().toString(),
                "SYNCSKETCH_USER", mock.user(),
                "SYNCSKETCH_API_KEY", mock.key());
    }
}
