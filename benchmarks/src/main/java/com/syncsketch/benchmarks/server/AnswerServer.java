package com.syncsketch.benchmarks.server;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Answers calls with what lies ready, and looks at little more than method and path: what it takes is the same for all
 * contenders, and little. It plays an object storage as well, which counts the bytes that it gets and keeps none. A process of
 * its own, so that what it uses is not counted for a client. It prints its address and ends with its standard input.
 */
public final class AnswerServer {

    private AnswerServer() {}

    /**
     * Serves until the input ends.
     *
     * @param arguments none, or a key store (PKCS #12, with the password of {@link Certificate}) to speak TLS with
     */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = connector(server, arguments.length == 0 ? null : Path.of(arguments[0]));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Answers());
        server.start();
        String scheme = arguments.length == 0 ? "http://127.0.0.1:" : "https://localhost:";
        System.out.println(scheme + connector.getLocalPort());
        while (System.in.read() >= 0) {
            // Waits for its parent to end.
        }
        server.stop();
    }

    private static ServerConnector connector(Server server, @Nullable Path keys) {
        HttpConfiguration configuration = new HttpConfiguration();
        if (keys == null) {
            return new ServerConnector(server, new HttpConnectionFactory(configuration));
        }
        configuration.addCustomizer(new SecureRequestCustomizer());
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keys.toString());
        tls.setKeyStorePassword(Certificate.PASSWORD);
        return new ServerConnector(
                server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(configuration));
    }
}
