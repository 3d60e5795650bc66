package com.syncsketch.release.consumers;

import com.syncsketch.mock.MockSyncSketch;
import java.util.Map;

/** The environment variables that point a program to a mock server. */
final class MockEnvironment {

    private MockEnvironment() {}

    static Map<String, String> of(MockSyncSketch mock) {
        return Map.of(
                "SYNCSKETCH_HOST", mock.url().toString(),
                "SYNCSKETCH_USER", mock.user(),
                "SYNCSKETCH_API_KEY", mock.key());
    }
}
