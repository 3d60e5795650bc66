package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.error.SyncSketchException;
import feign.Contract;
import feign.Feign;
import feign.FeignException;
import feign.InvocationHandlerFactory.MethodHandler;
import feign.MethodMetadata;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.Retryer;
import feign.Target;
import feign.TypedResponse;
import feign.codec.EncodeException;
import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Makes objects of interfaces that describe calls with Feign's annotations. Feign turns a method call into a request and
 * no more: {@link Transport} sends it and repeats it, and no exception of Feign's leaves this class, since their texts hold addresses.
 * Safe for use by several threads.
 */
public final class Apis {

    /**
     * What the body of the call under way holds: Feign makes a call on one thread, and gives a body that is written no way
     * to carry more than its bytes.
     */
    private static final ThreadLocal<Secrets> SECRETS = new ThreadLocal<>();

    private final Transport transport;
    private final Json json;
    private final Duration readTimeout;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    /** The paths of methods by what Feign calls them: it puts them together anew each time it is asked. */
    private final Map<String, String> paths = new ConcurrentHashMap<>();

    /**
     * Makes a factory.
     *
     * @param transport what sends
     * @param readTimeout how long one attempt may take
     */
    public Apis(Transport transport, Duration readTimeout) {
        this.transport = transport;
        this.json = new Json(transport.failures());
        this.readTimeout = readTimeout;
    }

    /**
     * Gives the object of an interface, always the same one.
     *
     * @param type an interface with Feign's annotations
     * @param <T> its type
     * @return an object whose methods send calls
     * @throws IllegalArgumentException if it is not an interface
     * @throws IllegalStateException if its annotations describe no calls
     */
    public <T> T of(Class<T> type) {
        return type.cast(made.computeIfAbsent(type, this::make));
    }

    /**
     * Feign gets the calls of the interface, but not the interface: it would look into its default methods, which a
     * module does not let it do. They run here.
     */
    @SuppressWarnings("deprecation") // Older Feign, which other BOMs manage, has no other name for it.
    private <T> T make(Class<T> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException("Not an interface: " + type.getName());
        }
        String origin = transport.origin().base().toString();
        Map<Method, Dispatcher.Receiver> calls = new HashMap<>();
        Feign.builder()
                .contract(none -> new Contract.Default().parseAndValidateMetadata(type))
                .client(this::execute)
                .encoder(Apis::encode)
                .decoder(this::decode)
                .retryer(Retryer.NEVER_RETRY)
                .options(new Request.Options(
                        0, TimeUnit.MILLISECONDS, readTimeout.toMillis(), TimeUnit.MILLISECONDS, false))
                .invocationHandlerFactory((target, handlers) -> {
                    handlers.forEach((method, handler) -> calls.put(method, args -> call(handler, args)));
                    return (proxy, method, args) -> null;
                })
                .build()
                .newInstance(new Target.HardCodedTarget<>(Nothing.class, origin));
        return Dispatcher.object(type, type.getSimpleName() + " of " + origin, calls);
    }

    private static void encode(Object body, Type type, RequestTemplate template) {
        Json.Written written = Json.write(body, type);
        SECRETS.set(written.secrets());
        template.body(written.bytes(), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("UnusedVariable") // Feign's own time-out for connecting has no use: the HTTP client has one.
    private Response execute(Request request, Request.Options options) {
        Call call = call(request);
        URI uri = uri(request);
        PathRules.check(uri.getRawPath());
        byte[] body = request.body();
        Answer answer = transport.send(
                call,
                uri,
                request.headers(),
                body == null ? null : BodyPublishers.ofByteArray(body),
                Duration.ofMillis(options.readTimeoutMillis()));
        return Response.builder()
                .request(request)
                .status(answer.status())
                .headers(showsHeaders(request) ? new TreeMap<>(answer.headers().map()) : Map.of())
                .body(new Received(call, answer))
                .build();
    }

    /** Feign copies headers more than once, and few methods can show them. */
    private static boolean showsHeaders(Request request) {
        Type type = request.requestTemplate().methodMetadata().returnType();
        return type == Response.class
                || (type instanceof ParameterizedType parameterized
                        && parameterized.getRawType() == TypedResponse.class);
    }

    @Nullable
    private Object decode(Response response, Type type) throws IOException {
        if (response.body() instanceof Received received) {
            return json.read(received.call(), received.answer(), type);
        }
        throw new IllegalStateException("Feign put another body in place of that of the answer");
    }

    private Call call(Request request) {
        MethodMetadata method = request.requestTemplate().methodMetadata();
        Secrets sent = SECRETS.get();
        return new Call(
                request.httpMethod().name(),
                paths.computeIfAbsent(method.configKey(), key -> path(method)),
                sent == null ? Secrets.NONE : sent);
    }

    private static String path(MethodMetadata method) {
        String path = method.template().url();
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** Takes an answer past Feign as it is. */
    private record Received(Call call, Answer answer) implements Response.Body {

        @Override
        public Integer length() {
            return answer.body().length;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public InputStream asInputStream() {
            return new ByteArrayInputStream(answer.body());
        }

        @Override
        public Reader asReader(Charset charset) {
            return new InputStreamReader(asInputStream(), charset);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static URI uri(Request request) {
        try {
            return URI.create(request.url());
        } catch (IllegalArgumentException e) {
            // The exception's own text would show the query.
            throw new IllegalArgumentException("An argument cannot be part of an address");
        }
    }

    /** What Feign takes the calls to be of. */
    private interface Nothing {}

    /** The one place through which all calls go. */
    @Nullable
    private static Object call(MethodHandler handler, @Nullable Object[] args) throws Throwable {
        try {
            return handler.invoke(args);
        } catch (FeignException e) {
            throw translated(e);
        } finally {
            SECRETS.remove();
        }
    }

    private static RuntimeException translated(FeignException e) {
        // What the decoder and the encoder throw comes wrapped; nothing else of Feign's is ever made here.
        Throwable cause = e.getCause();
        if (cause instanceof SyncSketchException known) {
            return known;
        }
        if (e instanceof EncodeException) {
            return cause instanceof IllegalArgumentException argument
                    ? argument
                    : new IllegalArgumentException("The body cannot be written");
        }
        return new SyncSketchException("The answer cannot be read");
    }
}
