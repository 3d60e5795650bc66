package com.syncsketch.benchmarks.calls;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.syncsketch.benchmarks.decode.PlainRecords;
import com.syncsketch.benchmarks.server.Trust;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Careful hand-written code for only these three requests: Apache HttpClient 5 with timeouts and a sufficiently large pool,
 * Jackson with records, and a check of the status code. It neither retries nor logs, and drops unknown fields.
 */
final class BaselineCaller implements Caller {

    private static final Timeout TIMEOUT = Timeout.ofSeconds(60);

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectReader PROJECT = MAPPER.readerFor(PlainRecords.Project.class);
    private static final ObjectReader ITEMS = MAPPER.readerFor(PlainRecords.ItemPage.class);
    private static final ObjectReader FRAME = MAPPER.readerFor(PlainRecords.Frame.class);
    private static final ObjectWriter NEW_FRAME = MAPPER.writerFor(NewFrame.class);

    private final String url;
    private final CloseableHttpClient client;

    record NewFrame(String item, String revision, String type, String text, int frame) {}

    BaselineCaller(String url, @Nullable Trust trust) {
        this.url = url;
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(10))
                        .setSocketTimeout(TIMEOUT)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                        .build());
        if (trust != null) {
            connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust.context()));
        }
        client = HttpClients.custom()
                .setConnectionManager(connections.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(TIMEOUT)
                        .setResponseTimeout(TIMEOUT)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .build();
    }

    @Override
    public String project(long id) throws IOException {
        PlainRecords.Project project =
                send(new HttpGet(url + "/api/v1/project/" + id + "/"), PROJECT, PlainRecords.Project.class);
        return Objects.requireNonNull(project.name());
    }

    @Override
    public int items(long reviewId) throws IOException {
        PlainRecords.ItemPage page = send(
                new HttpGet(url + "/api/v1/item/?reviews__id=" + reviewId + "&limit=100"),
                ITEMS,
                PlainRecords.ItemPage.class);
        return page.objects().size();
    }

    @Override
    public long comment(long itemId, long revisionId, int frame, String text) throws IOException {
        HttpPost post = new HttpPost(url + "/api/v1/frame/");
        byte[] body = NEW_FRAME.writeValueAsBytes(new NewFrame(
                "/api/v1/item/" + itemId + "/", "/api/v1/revision/" + revisionId + "/", "comment", text, frame));
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        PlainRecords.Frame created = send(post, FRAME, PlainRecords.Frame.class);
        return created.id();
    }

    private <T> T send(ClassicHttpRequest request, ObjectReader reader, Class<T> type) throws IOException {
        request.setHeader(HttpHeaders.AUTHORIZATION, AUTHORIZATION);
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        return client.execute(request, response -> type.cast(read(response, reader)));
    }

    private static Object read(ClassicHttpResponse response, ObjectReader reader) throws IOException {
        HttpEntity entity = response.getEntity();
        if (response.getCode() / 100 != 2 || entity == null) {
            throw new IOException("status " + response.getCode());
        }
        return reader.readValue(entity.getContent());
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
