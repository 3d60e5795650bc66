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
     * @param arguments the address to listen at, and a key store (PKCS #12, with the password of {@link Certificate}) if it
     *     is to speak TLS
     */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = connector(server, arguments.length == 1 ? null : Path.of(arguments[1]));
        connector.setHost(arguments[0]);
        server.addConnector(connector);
        server.setHandler(new Answers());
        server.start();
        String origin = arguments.length == 1 ? "http://" + arguments[0] : "https://localhost";
        System.out.println(origin + ":" + connector.getLocalPort());
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
