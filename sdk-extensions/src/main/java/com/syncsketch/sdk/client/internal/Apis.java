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
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes objects of interfaces that describe calls with Feign's annotations. Feign turns a method call into a request and
 * no more: {@link Transport} sends it and repeats it, and no exception of Feign's leaves this class, since their texts hold addresses.
 * Safe for use by several threads.
 */
public final class Apis {

    /**
     * The body of the call under way. Feign makes a call on one thread, gives a body no way to carry more than its bytes, and
     * makes a header of its length that nobody wants.
     */
    private static final ThreadLocal<Json.Written> BODY = new ThreadLocal<>();

    private final Transport transport;
    private final Json json;
    private final Duration readTimeout;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

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
        Map<String, Fixed> fixed = new HashMap<>();
        Map<Method, Dispatcher.Receiver> calls = new HashMap<>();
        Feign.builder()
                .contract(none -> {
                    List<MethodMetadata> methods = new Contract.Default().parseAndValidateMetadata(type);
                    methods.forEach(method -> fixed.put(method.configKey(), Fixed.takenFrom(method)));
                    return methods;
                })
                .client((request, options) -> execute(fixed(fixed, request), request, options))
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
                .newInstance(new Destination(origin));
        return Dispatcher.object(type, type.getSimpleName() + " of " + origin, calls);
    }

    @SuppressWarnings("UnusedVariable") // It is put past Feign.
    private static void encode(Object body, Type type, RequestTemplate template) {
        BODY.set(Json.write(body, type));
    }

    private static Fixed fixed(Map<String, Fixed> fixed, Request request) {
        return Objects.requireNonNull(
                fixed.get(request.requestTemplate().methodMetadata().configKey()));
    }

    private Response execute(Fixed fixed, Request request, Request.Options options) {
        Json.Written written = BODY.get();
        Call call =
                new Call(request.httpMethod().name(), fixed.path(), written == null ? Secrets.NONE : written.secrets());
        URI uri = uri(request);
        PathRules.check(uri.getRawPath());
        byte[] body = written == null ? request.body() : written.bytes();
        Answer answer = transport.send(
                call,
                uri,
                fixed.headersWith(request.headers()),
                body == null ? null : BodyPublishers.ofByteArray(body),
                Duration.ofMillis(options.readTimeoutMillis()));
        return Response.builder()
                .request(request)
                .status(answer.status())
                .headers(fixed.showsHeaders() ? new TreeMap<>(answer.headers().map()) : Map.of())
                .body(new Received(call, answer))
                .build();
    }

    @Nullable
    private Object decode(Response response, Type type) throws IOException {
        if (response.body() instanceof Received received) {
            return json.read(received.call(), received.answer(), type);
        }
        throw new IllegalStateException("Feign put another body in place of that of the answer");
    }

    /**
     * What is the same in all calls of a method. Feign would put it together anew for each.
     *
     * @param path the path with its parameters in braces, without a query
     * @param headers the headers without parameters
     * @param showsHeaders whether the method gives back the headers of the answer: few do, and Feign copies them more than
     *     once
     */
    private record Fixed(String path, Map<String, Collection<String>> headers, boolean showsHeaders) {

        static Fixed takenFrom(MethodMetadata method) {
            RequestTemplate template = method.template();
            Map<String, Collection<String>> headers = new LinkedHashMap<>(template.headers());
            headers.values().removeIf(values -> values.stream().anyMatch(value -> value.indexOf('{') >= 0));
            headers.keySet().forEach(template::removeHeader);
            String url = template.url();
            int query = url.indexOf('?');
            return new Fixed(query < 0 ? url : url.substring(0, query), headers, showsHeaders(method.returnType()));
        }

        private static boolean showsHeaders(Type type) {
            return type == Response.class
                    || (type instanceof ParameterizedType parameterized
                            && parameterized.getRawType() == TypedResponse.class);
        }

        Map<String, Collection<String>> headersWith(Map<String, Collection<String>> others) {
            if (others.isEmpty()) {
                return headers;
            }
            Map<String, Collection<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            all.putAll(headers);
            others.forEach((name, values) -> all.merge(name, values, Apis::joined));
            return all;
        }
    }

    private static Collection<String> joined(Collection<String> some, Collection<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Puts an address together once, where Feign's own target does so three times. */
    private record Destination(String url) implements Target<Nothing> {

        @Override
        public Class<Nothing> type() {
            return Nothing.class;
        }

        @Override
        public String name() {
            return url;
        }

        @Override
        public Request apply(RequestTemplate template) {
            String address = template.url();
            return Request.create(
                    Request.HttpMethod.valueOf(template.method()),
                    // One with a host is that of an argument, and refused before it is sent.
                    address.startsWith("/") ? url + address : address,
                    template.headers(),
                    template.body(),
                    template.requestCharset(),
                    template);
        }
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
            BODY.remove();
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
