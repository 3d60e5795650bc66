package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.model.ItemType;
import com.syncsketch.sdk.model.UploadedItem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {

    private final TestServer server = new TestServer().respondJson("{\"id\": 789, \"uuid\": \"u-1\", \"name\": \"a\"}");
    private final Uploads uploads = server.client().uploads();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("shot010_v003.mov"), "moving \0 pictures\r\n--");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void uploadToServer_sendsTheFormOfTheOfficialClient() {
        UploadedItem item = uploads.uploadToServer(456, file);
        assertThat(item.getId()).isEqualTo(789);
        assertThat(item.getUuid()).isEqualTo("u-1");

        TestServer.Received request = server.only();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/items/uploadToReview/456/");
        assertThat(request.header("Authorization")).startsWith("apikey ");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.header("Content-Length")).isEqualTo(String.valueOf(request.body().length));
        assertThat(request.headers()).doesNotContainKeys("Transfer-encoding", "Expect", "Upgrade");
        String boundary = boundary(request);
        assertThat(request.text())
                .isEqualTo(String.join(
                        "\r\n",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"artist\"",
                        "",
                        "",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"name\"",
                        "",
                        "",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"reviewFile\"; filename=\"shot010_v003.mov\"",
                        "Content-Type: video/quicktime",
                        "",
                        "moving \0 pictures\r\n--",
                        "--" + boundary + "--",
                        ""));
    }

    @Test
    void uploadToServer_sendsWhatIsSet() {
        uploads.uploadToServer(UploadRequest.builder(456, file)
                .name("Shot 010 é")
                .artist("Ann")
                .contentType("video/x-studio")
                .noConvert(true)
                .newVersionOf(700)
                .type(ItemType.of("video360"))
                .build());
        assertThat(server.only().uri())
                .isEqualTo("/items/uploadToReview/456/?noConvertFlag=1&itemParentId=700&type=video360");
        assertThat(server.only().text())
                .contains("name=\"artist\"\r\n\r\nAnn\r\n", "name=\"name\"\r\n\r\nShot 010 é\r\n")
                .contains("Content-Type: video/x-studio\r\n");
    }

    @Test
    void uploadVersion_namesTheItemAndSendsTheFormOfTheOfficialClient() {
        assertThat(uploads.uploadVersion(456, 700, file).getId()).isEqualTo(789);
        assertThat(server.only().method()).isEqualTo("POST");
        assertThat(server.only().uri()).isEqualTo("/items/uploadToReview/456/?itemParentId=700");
        assertThat(server.only().text())
                .contains("name=\"artist\"\r\n\r\n\r\n", "name=\"name\"\r\n\r\n\r\n")
                .contains("name=\"reviewFile\"; filename=\"shot010_v003.mov\"\r\n")
                .contains("moving \0 pictures\r\n--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"天狗é.mov", "a\"b.mov", "a;b=c.mov", "a\r\nX-Evil: 1.mov", "no extension"})
    void uploadToServer_withSpecialCharactersInTheName_keepsTheFormValid(String name) throws IOException {
        Path odd = Files.writeString(folder.resolve(name), "x");
        uploads.uploadToServer(456, odd);
        String sent = name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        assertThat(server.only().text()).contains("name=\"reviewFile\"; filename=\"" + sent + "\"\r\nContent-Type: ");
        assertThat(server.only().text().split("\r\n"))
                .filteredOn(line -> line.startsWith("X-"))
                .isEmpty();
    }

    @Test
    void uploadToServer_withANameOf255Characters_keepsIt() throws IOException {
        String name = "x".repeat(251) + ".mov";
        uploads.uploadToServer(UploadRequest.builder(456, Files.writeString(folder.resolve(name), "x"))
                .name("日本é\"\n".repeat(51))
                .build());
        assertThat(server.only().text())
                .contains("name=\"reviewFile\"; filename=\"" + name + "\"\r\n")
                .contains("name=\"name\"\r\n\r\n" + "日本é\"\n".repeat(51) + "\r\n--");
    }

    @Test
    void uploadToServer_withAnUnusableFile_sendsNothing() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.mov"));
        assertUnusable(empty, "is empty");
        assertUnusable(folder.resolve("missing.mov"), "does not exist");
        assertUnusable(folder, "is not a regular file");
        assertThat(server.received).isEmpty();
    }

    private void assertUnusable(Path path, String reason) {
        UnusableFileException e =
                catchThrowableOfType(UnusableFileException.class, () -> uploads.uploadToServer(456, path));
        assertThat(e).hasMessage(path + " " + reason);
        assertThat(e.getFile()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"uuid\": \"u\"}", "", "{\"id\": null}", "<html>Log in</html>", "[]"})
    void uploadToServer_whenTheResponseHasNoItem_throws(String response) {
        server.respondJson(response);
        assertThatThrownBy(() -> uploads.uploadToServer(456, file))
                .isInstanceOf(DecodingException.class)
                .hasMessageStartingWith("POST /items/uploadToReview/456/ returned 200");
    }

    @Test
    void uploadToServer_whenRejectedOrRedirected_throws() {
        server.respond(401, null, "");
        assertThatThrownBy(() -> uploads.uploadToServer(456, file)).isInstanceOf(AuthenticationException.class);
        server.redirect(301, "/items/uploadToReview/456/x/");
        assertThatThrownBy(() -> uploads.uploadToServer(456, file)).isInstanceOf(RedirectRefusedException.class);
        assertThat(server.received).hasSize(2);
    }

    @Test
    void uploadToServer_withCredentialsInTheQuery_sendsThemThere() {
        Credentials credentials = Credentials.apiKey("u", "k").inQuery();
        Uploads other = server.clientBuilder().credentials(credentials).build().uploads();
        other.uploadToServer(UploadRequest.builder(456, file).noConvert(true).build());
        assertThat(server.only().uri()).isEqualTo("/items/uploadToReview/456/?noConvertFlag=1&api_key=k&username=u");
        assertThat(server.only().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void uploadFromUrl_sendsTheFormOfTheOfficialClient() {
        String signed = "https://bucket.example.com/a b.mov?X-Amz-Signature=ab%2Fc&x=é";
        UploadedItem item =
                uploads.uploadFromUrl(UrlUploadRequest.builder(456, signed).build());
        assertThat(item.getId()).isEqualTo(789);
        assertThat(server.only().uri()).isEqualTo("/items/uploadToReview/456/");
        assertThat(server.only().header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(server.only().text())
                .isEqualTo("media_url=https%3A%2F%2Fbucket.example.com%2Fa+b.mov"
                        + "%3FX-Amz-Signature%3Dab%252Fc%26x%3D%C3%A9&artist=");
    }

    @Test
    void uploadFromUrl_sendsWhatIsSet() {
        uploads.uploadFromUrl(UrlUploadRequest.builder(456, URI.create("http://example.com/a.mov"))
                .artist("Ann & Bob")
                .name("Shot")
                .noConvert(true)
                .build());
        assertThat(server.only().uri()).isEqualTo("/items/uploadToReview/456/?noConvertFlag=1");
        assertThat(server.only().text())
                .isEqualTo("media_url=http%3A%2F%2Fexample.com%2Fa.mov&artist=Ann+%26+Bob&name=Shot");
    }

    @Test
    void uploadFromUrl_whenTheResponseHasNoItem_throws() {
        server.respondJson("{}");
        assertThatThrownBy(() -> uploads.uploadFromUrl(456, URI.create("http://example.com/a.mov")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("no id");
    }

    private static String boundary(TestServer.Received request) {
        String start = "multipart/form-data; boundary=";
        assertThat(request.header("Content-Type")).startsWith(start);
        assertThat(new String(request.body(), StandardCharsets.ISO_8859_1)).startsWith("--");
        return request.header("Content-Type").substring(start.length());
    }
}
