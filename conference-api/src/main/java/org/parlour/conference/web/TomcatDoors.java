package org.parlour.conference.web;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Hangs two doors into Tomcat, with limits on what one stranger can take up. */
final class TomcatDoors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    /** The name under which the certificate is registered, and later replaced. */
    static final String CERTIFICATE = "doors";

    private static final int HEADER_LENGTH_BYTES = 16 * 1024;
    private static final int HEADERS = 100;
    private static final int PARAMETERS = 200;

    /** Forms are not used; what the API takes sets its own limit. */
    private static final int FORM_LENGTH_BYTES = 64 * 1024;

    private static final int SWALLOWED_LENGTH_BYTES = 1024 * 1024;
    private static final int CONNECTIONS = 8_192;

    /** A request whose first line has not come by then ties up a connection for nothing. */
    private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(10);

    private static final Duration IDLE_PATIENCE = Duration.ofSeconds(60);

    private final WebSettings settings;

    TomcatDoors(WebSettings settings) {
        this.settings = settings;
    }

    /** After Spring Boot's own customizers, so that no stray server.* setting moves a door. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Http2 http2 = new Http2();
        http2.setEnabled(true);
        factory.setHttp2(http2);
        factory.setSsl(Ssl.forBundle(CERTIFICATE));
        InetSocketAddress https = settings.httpsDoor();
        factory.setPort(https.getPort());
        factory.setAddress(https.getAddress());
        factory.addConnectorCustomizers(TomcatDoors::limit);
        factory.addAdditionalConnectors(httpDoor());
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    private Connector httpDoor() {
        Connector connector = new Connector(TomcatWebServerFactory.DEFAULT_PROTOCOL);
        InetSocketAddress http = settings.httpDoor();
        connector.setPort(http.getPort());
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAddress(http.getAddress());
            protocol.setExecutor(new VirtualThreadExecutor("http-door-"));
        }
        limit(connector);
        return connector;
    }

    private static void limit(Connector connector) {
        connector.setAllowTrace(false);
        connector.setXpoweredBy(false);
        connector.setMaxParameterCount(PARAMETERS);
        connector.setMaxPostSize(FORM_LENGTH_BYTES);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setMaxHttpHeaderSize(HEADER_LENGTH_BYTES);
            protocol.setMaxHeaderCount(HEADERS);
            protocol.setMaxSwallowSize(SWALLOWED_LENGTH_BYTES);
            protocol.setMaxConnections(CONNECTIONS);
            protocol.setConnectionTimeout((int) REQUEST_PATIENCE.toMillis());
            protocol.setKeepAliveTimeout((int) IDLE_PATIENCE.toMillis());
        }
    }
}
