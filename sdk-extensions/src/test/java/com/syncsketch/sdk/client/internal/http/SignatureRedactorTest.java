package com.syncsketch.sdk.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureRedactorTest {

    /** The texts contain a secret that nothing but its field identifies. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a?X-Amz-Date=1&X-Amz-Signature=0HIDDEN1&n=1",
                "GET /a?X-Amz-Credential=0HIDDEN1%2F20260101%2Fs3&n=1",
                "x-amz-security-token=0HIDDEN1",
                "X-Amz-Signature%3D0HIDDEN1%26n%3D1",
                "?AWSAccessKeyId=0HIDDEN1&Signature=0HIDDEN2%3D&Expires=1",
                "?OSSAccessKeyId=0HIDDEN1&Signature=0HIDDEN1",
                "?GoogleAccessId=0HIDDEN1@x.example&X-Goog-Signature=0HIDDEN1",
                "?sv=2022&sig=0HIDDEN1%3D",
                "?Policy=0HIDDEN1__&Key-Pair-Id=0HIDDEN1",
                "AWS4-HMAC-SHA256 Credential=0HIDDEN1/20260101, SignedHeaders=host, Signature=0HIDDEN1",
                "{\"signature\": \"0HIDDEN1abcdef0123456789\", \"n\": 1}",
                "{\\\"policy\\\":\\\"ey0HIDDEN1abcdef0123456789\\\"}",
                "<Error><StringToSign>AWS4\n0HIDDEN1\n</StringToSign><n/></Error>",
                "<StringToSignBytes>30 0HIDDEN1</StringToSignBytes>",
                "<SignatureProvided>0HIDDEN1</SignatureProvided>",
                "<AWSAccessKeyId>0HIDDEN1</AWSAccessKeyId>",
                "<CanonicalRequest>GET\n/\n0HIDDEN1</CanonicalRequest>",
                "<CanonicalRequestBytes>0HIDDEN1</CanonicalRequestBytes>",
                "<Token-0>0HIDDEN1</Token-0>",
                "&lt;SignatureProvided&gt;0HIDDEN1&lt;/SignatureProvided&gt;",
                "<CanonicalRequest>GET\n0HIDDEN1, cut",
                "<AuthenticationErrorDetail>signed with 0HIDDEN1</AuthenticationErrorDetail>",
            })
    void signatures_areFoundByTheirFields(String text) {
        assertThat(SignatureRedactor.NAMES.redact(text)).contains("***").doesNotContain("HIDDEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Code>SignatureDoesNotMatch</Code>",
                "Invalid according to Policy: Policy expired.",
                "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$key\", \"a\"]",
                "The request signature we calculated does not match the signature you provided.",
                "Token: expired",
                "{\"token\": [\"This field is required.\"]}",
                "?limit=20&offset=40",
            })
    void otherTexts_areUnchanged(String text) {
        assertThat(SignatureRedactor.NAMES.redact(text)).isEqualTo(text);
    }

    @Test
    void values_ofTheUrlAndTheForm_areFoundAnywhere() {
        SignatureRedactor redactor = StorageUrl.of("https://s3.example/f.mov?X-Amz-Credential=AKIAABCD%2F20260101%2Fs3"
                        + "&X-Amz-Signature=a%2Bb+c%2Fdef&verify=1700-abcdef&response-content-type=video%2Fmp4")
                .redactor()
                .withForm(Map.of("policy", "eyJleHBpcmF0aW9u", "acl", "public-read", "key", "uploads/f.mov"));

        assertThat(redactor.redact(
                        "AKIAABCD AKIAABCD/20260101/s3 a+b c/def a%2bb%20c%2fdef 1700-abcdef eyJleHBpcmF0aW9u"))
                .isEqualTo("*** *** *** *** *** ***");
        assertThat(redactor.redact("public-read uploads/f.mov video/mp4"))
                .isEqualTo("public-read uploads/f.mov video/mp4");
    }

    /** A server controls the text: the time must not grow with the square of its length, and the stack not at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%41", "token", "token:", "<token", "\\", "\n", " ", "=", "sig=%", "<Token>", "&amp;", "%25", "<!--s3"
            })
    void longTexts_areSearched(String unit) {
        SignatureRedactor redactor = StorageUrl.of(
                        "https://s3.example/?token=\\%3C%20s3&X-Amz-Signature=t0ken-0123456789")
                .redactor()
                .withForm(Map.of("policy", "eyJ0".repeat(2000)));
        String text = "sig=" + unit.repeat(100_000 / unit.length()) + " eyJ0" + "eyJ0".repeat(1999) + ".";

        assertThat(redactor.redact(text)).contains("***").doesNotContain("eyJ0eyJ0");
    }
}
