package org.parlour.conference.web;

import java.util.concurrent.atomic.LongAdder;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** The two doors as they stand open: the ports they got, and what came to them. */
public final class Doors {
    private final AdminDoor adminDoor;
    private final AdminSessions sessions;
    private final LongAdder redirected = new LongAdder();
    private final LongAdder renewedCertificates = new LongAdder();
    private volatile int httpsPort;
    private volatile int httpPort;

    Doors(WebSettings settings, AdminDoor adminDoor, AdminSessions sessions) {
        this.httpsPort = settings.httpsPort();
        this.httpPort = settings.httpPort();
        this.adminDoor = adminDoor;
        this.sessions = sessions;
    }

    @EventListener
    void opened(WebServerInitializedEvent event) {
        if (event.getWebServer() instanceof TomcatWebServer server) {
            for (Connector connector : server.getTomcat().getService().findConnectors()) {
                if (connector.getSecure()) {
                    httpsPort = connector.getLocalPort();
                } else {
                    httpPort = connector.getLocalPort();
                }
            }
        }
    }

    public int httpsPort() {
        return httpsPort;
    }

    public int httpPort() {
        return httpPort;
    }

    void redirected() {
        redirected.increment();
    }

    void renewedCertificate() {
        renewedCertificates.increment();
    }

    public DoorCounters counters() {
        return new DoorCounters(
                redirected.sum(),
                adminDoor.wrong(),
                adminDoor.slowed(),
                adminDoor.forgottenSources(),
                renewedCertificates.sum(),
                sessions.begun(),
                sessions.forgotten(),
                sessions.openNow());
    }
}
