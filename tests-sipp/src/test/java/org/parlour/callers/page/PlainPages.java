package org.parlour.callers.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A door on this machine that serves one page: two who call each other by plain WebRTC in it, without any program of
 * ours. The instruments are proved by it.
 */
public final class PlainPages implements AutoCloseable {
    private static final String PAGE = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>A plain call</title></head>
        <body>
          <button id="call">Call</button>
          <div id="one"></div><div id="other"></div>
          <script>
            const play = (place, stream) => {
              for (const kind of ['video', 'audio']) {
                const element = document.createElement(kind);
                element.srcObject = new MediaStream(stream.getTracks().filter((track) => track.kind === kind));
                element.muted = kind === 'video';
                element.style.width = '480px';
                element.autoplay = true;
                document.getElementById(place).append(element);
                element.play();
              }
            };
            document.getElementById('call').onclick = async () => {
              const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
              const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
              const media = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
              const heard = new MediaStream();
              other.ontrack = ({ track }) => {
                heard.addTrack(track);
                if (heard.getTracks().length === 2) play('other', heard);
              };
              for (const track of media.getTracks()) one.addTrack(track, media);
              one.onicecandidate = ({ candidate }) => other.addIceCandidate(candidate);
              other.onicecandidate = ({ candidate }) => one.addIceCandidate(candidate);
              await one.setLocalDescription();
              await other.setRemoteDescription(one.localDescription);
              await other.setLocalDescription();
              await one.setRemoteDescription(other.localDescription);
              window.plain = { one, other, media };
            };
          </script>
        </body></html>
        """;

    private final HttpServer server;

    private PlainPages(HttpServer server) {
        this.server = server;
    }

    public static PlainPages open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = PAGE.getBytes(UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return new PlainPages(server);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "http://localhost:" + port() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
