package com.syncsketch.mock.internal.admin;

import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * The page that shows a world in a browser. It is one document without dependencies, reads the admin API, and allows no script but its
 * own. Immutable and thread-safe.
 */
public final class AdminPage {

    /** Its path below the root of the admin API. */
    public static final String PATH = "ui";

    private static final String HTML;
    private static final String POLICY;

    static {
        String style = read("page.css");
        String script = read("page.js");
        HTML = read("page.html").replace("{style}", style).replace("{script}", script);
        POLICY = "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private AdminPage() {}

    /** Returns whether a browser asks for the URL that the program prints, which then shows the page. */
    public static boolean isHome(Request request) {
        return request.rawPath().equals("/")
                && request.method().equals("GET")
                && request.header("Accept").orElse("").toLowerCase(Locale.ROOT).contains("text/html");
    }

    /** Returns the redirect from {@link #isHome the home page}. */
    public static Response redirect() {
        return Response.empty(302).header("Location", AdminApi.ROOT + "/" + PATH);
    }

    /** Returns the page. */
    public static Response page() {
        return Response.text(200, "text/html; charset=utf-8", HTML)
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    private static String read(String name) {
        try (InputStream in = AdminPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the jar");
            }
            // Browsers normalize line breaks before they compare the hashes.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
