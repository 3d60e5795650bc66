package com.syncsketch.sdk.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ErrorDetail;
import com.syncsketch.sdk.client.error.ErrorResponse;
import com.syncsketch.sdk.client.error.PagingException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {

    private static final String HOSTILE =
            "a\r\nERROR forged\u0000\u001b[2J\u0085\u2028\u2029\u202e\u2066\u200f\ufeff\u009b\ud800\tb";

    private static final String ESCAPED =
            "a\\r\\nERROR forged\\u0000\\u001b[2J\\u0085\\u2028\\u2029\\u202e\\u2066\\u200f\\ufeff\\u009b\\ud800\\tb";

    @Test
    void printable_escapesWhatForgesALine() {
        assertThat(Characters.printable(HOSTILE)).isEqualTo(ESCAPED);
        assertThat(Characters.printable("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "C:\\new\\file", "é 漢字 😀", "می\u200cخواهم", "👩\u200d💻", "a\u00a0b"})
    void printable_keepsOtherTexts(String text) {
        assertThat(Characters.printable(text)).isSameAs(text);
    }

    @Test
    void messagesAndTexts_havePrintableCharactersOnly() {
        ApiException api = ApiException.of(ErrorResponse.builder(400, "GET", "/x/")
                .header("X-Request-Id", HOSTILE)
                .header("Content-Type", HOSTILE)
                .body("{\"error\": \"a\\r\\nERROR forged \\u202e\", \"f\\n\": [\"\\u2028\"]}")
                .build());
        SyncSketchException named = new PagingException(HOSTILE, 1);

        assertThat(api.getMessage())
                .doesNotContain("\n", "\r", "\u202e", "\u2028", "\u001b")
                .contains(ESCAPED);
        assertThat(api.getDetail().toString()).isEqualTo("a\\r\\nERROR forged \\u202e; f\\n: \\u2028");
        assertThat(ErrorDetail.parse("{\"error\": \"a\\nb\"}").getMessage()).isEqualTo("a\nb");
        assertThat(named).hasMessage(ESCAPED);
        assertThat(Item.builder().name("a\u2028\u001b[31m\nb").build().toString())
                .contains("a\\u2028\\u001b[31m\\nb");
        assertThat(UploadRequest.builder(1, Path.of("a\nb.mov")).build().toString())
                .contains("a\\nb.mov");
    }

    @Test
    void causes_arePrintable() {
        IOException cause = new IOException("open a\nERROR forged", new IOException("b\u001b"));
        SyncSketchException e = new SyncSketchException("failed", cause);
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));

        assertThat(trace.toString())
                .contains("java.io.IOException: open a\\nERROR forged", "java.io.IOException: b\\u001b")
                .doesNotContain("\nERROR", "\u001b");
        assertThat(e.getCause().getStackTrace()).isEqualTo(cause.getStackTrace());
        IOException plain = new IOException("plain");
        assertThat(new SyncSketchException("failed", plain)).hasCause(plain);
    }
}
