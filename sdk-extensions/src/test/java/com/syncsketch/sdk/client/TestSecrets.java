package com.syncsketch.sdk.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The secrets that the tests of this module use. {@link SecretWatch} searches the output of the suite for them, so tests
 * must use these and no others.
 */
public final class TestSecrets {

    /** An API key or a token. */
    public static final String KEY = "s3cret/key+0123456789";

    /** The part of the API key that encoding does not change. */
    public static final String PLAIN_PART_OF_KEY = "0123456789";

    /** The signature of a storage URL. */
    public static final String URL_SIGNATURE = "0a1b2c3d4e5f";

    /** The signature of a storage form. */
    public static final String FORM_SIGNATURE = "sample/signature+0001=";

    /** The policy of a storage form. */
    public static final String FORM_POLICY = "c2FtcGxlIHBvbGljeQ==";

    /** The key of a ShotGrid script user. */
    public static final String SHOTGRID_KEY = "shotgrid\"key";

    private static final List<String> FORMS = Stream.of(
                    KEY, PLAIN_PART_OF_KEY, URL_SIGNATURE, FORM_SIGNATURE, FORM_POLICY, SHOTGRID_KEY)
            .flatMap(secret ->
                    Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8), secret.replace("\"", "\\\"")))
            .distinct()
            .toList();

    private TestSecrets() {}

    /**
     * Returns whether a text contains a secret, plain, encoded for a URL or escaped for JSON.
     *
     * @param text the text
     * @return true if it does
     */
    public static boolean areIn(String text) {
        return FORMS.stream().anyMatch(text::contains);
    }
}
