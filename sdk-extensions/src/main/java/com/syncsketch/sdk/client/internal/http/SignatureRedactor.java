package com.syncsketch.sdk.client.internal.http;

import jakarta.annotation.Nullable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the signatures of object storage in texts: by value, where the URL or the form is known, and by the names of the
 * fields in which Amazon, Google, Microsoft and compatible services send them. Error responses of storage repeat the
 * signature and what was signed. Immutable and thread-safe.
 */
public final class SignatureRedactor {

    /** Redacts by field names only. */
    public static final SignatureRedactor NAMES = new SignatureRedactor(Redactor.NONE);

    /** Fields whose values are secrets, or of which a part is. */
    private static final Pattern SECRET = Pattern.compile(
            "signature|credential|policy|token|access-?key|access-?id|key-?pair-?id|^sig$|secret|password|authorization");

    /** Parameters of signed URLs that are no secrets, and would hide other texts. */
    private static final Pattern HARMLESS = Pattern.compile(
            "x-(?:amz|goog|oss|cos)-(?:date|expires|algorithm|signedheaders)|response-.*|expires|version-?id|part-?number|"
                    + "content-?type");

    private static final String NAME = "(?:x-(?:amz|goog|oss|cos|ms)-)?"
            + "(?:signature|credential|security-?token|session-?token|token|policy|sig|(?:aws|oss|google|gcs)?access-?(?:key-?)?id|"
            + "key-pair-id|stringtosign|signatureprovided|authorization)";

    private static final String EQUAL = "(?:=|%(?:25){0,4}3d|\\\\{1,8}u003d|&#0{0,4}61;|&#x0{0,4}3d;)";

    private static final String QUOTE = "(?:\"|'|\\\\{1,8}\"|%22|&quot;)?";

    /** {@code name=value}, as in queries, forms and headers. */
    private static final Pattern PAIR = Pattern.compile("(?i)((?<![a-z0-9])" + NAME + QUOTE + "\\s{0,3}" + EQUAL
            + "\\s{0,3}" + QUOTE + ")" + "(?!\\*\\*\\*)[^\\s\"'<>&,;)}\\]\\\\]+");

    /** {@code name: value}, where the value looks like a signature: a message also has a colon after such a word. */
    private static final Pattern FIELD = Pattern.compile(
            "(?i)((?<![a-z0-9])" + NAME + QUOTE + "\\s{0,3}:\\s{0,3}" + QUOTE
                    + ")(?=[^\\s\"',]{0,200}[0-9])(?:(?:AWS|OSS|GOOG1|AWS4-HMAC-SHA256|Bearer|SharedKey) +)?[A-Za-z0-9+/=_%.~:\\\\-]{16,}");

    /** {@code <Name>value</Name>}, also if the text ends before the end of the element. */
    private static final Pattern ELEMENT = Pattern.compile(
            "(?is)((?:<|&lt;)([\\w:-]{0,40}(?:string-?to-?sign|canonical-?request|signature(?!does)|access-?(?:key-?)?id|token|credential"
                    + "|policy|authenticationerrordetail)[\\w-]{0,40})(?:\\s[^<>]{0,200})?(?:>|&gt;))(.*?)((?:<|&lt;)/\\2(?:>|&gt;)|$)");

    private final Redactor values;

    private SignatureRedactor(Redactor values) {
        this.values = values;
    }

    /**
     * Creates a redactor for the values in the query of a signed URL.
     *
     * @param query the query as in the URL, or null if there is none
     */
    static SignatureRedactor of(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return NAMES;
        }
        List<String> secrets = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            int equal = parameter.indexOf('=');
            String name = equal < 0 ? "" : parameter.substring(0, equal).toLowerCase(Locale.ROOT);
            String value = parameter.substring(equal + 1);
            boolean isLong = value.length() >= SecretPattern.MIN_LENGTH;
            if (isSecret(name) || (isLong && !HARMLESS.matcher(name).matches())) {
                add(name, decoded(value), secrets);
                // Unlike in a form, a plus sign in a URL may stand for itself.
                add(name, decoded(value.replace("+", "%2B")), secrets);
            }
        }
        return new SignatureRedactor(Redactor.in(secrets));
    }

    /**
     * Returns a redactor that also replaces the secret fields of a signed form.
     *
     * @param fields the fields by name
     */
    public SignatureRedactor withForm(Map<String, String> fields) {
        List<String> secrets = new ArrayList<>();
        fields.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (isSecret(lower)) {
                add(lower, value, secrets);
            }
        });
        return new SignatureRedactor(values.and(Redactor.in(secrets)));
    }

    private static boolean isSecret(String lowerName) {
        return SECRET.matcher(lowerName).find();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static void add(String lowerName, String value, List<String> secrets) {
        secrets.add(value);
        int slash = value.indexOf('/');
        if (slash > 0 && lowerName.contains("credential")) {
            // The ID of the access key precedes the date and the region.
            secrets.add(value.substring(0, slash));
        }
    }

    /**
     * Replaces signatures.
     *
     * @param text a text that comes from outside
     * @return the text with three asterisks in place of each
     */
    public String redact(String text) {
        String clean = values.redact(text);
        clean = replaced(ELEMENT, clean, "$1***$4");
        clean = replaced(PAIR, clean, "$1***");
        return replaced(FIELD, clean, "$1***");
    }

    private static String replaced(Pattern pattern, String text, String replacement) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.replaceAll(replacement) : text;
    }
}
