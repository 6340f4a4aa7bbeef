package org.parlour.callers.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.callers.page.PlainPages;

class DoorwayTest {
    @Test
    void leadsToTheHouse() throws Exception {
        try (PlainPages house = PlainPages.open();
                Doorway door = Doorway.to(house.port())) {
            assertThat(ask(door)).isEqualTo(200);
        }
    }

    @Test
    void aFileLeadsThereToo(@TempDir Path folder) throws Exception {
        try (PlainPages house = PlainPages.open();
                Doorway door = Doorway.at(folder.resolve("door"), house.port());
                SocketChannel visitor = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThatThrownBy(door::port).isInstanceOf(IllegalStateException.class);
            visitor.connect(UnixDomainSocketAddress.of(folder.resolve("door")));
            visitor.write(ByteBuffer.wrap("GET / HTTP/1.0\r\n\r\n".getBytes(UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(12);
            while (answer.hasRemaining() && visitor.read(answer) >= 0) {
                assertThat(answer.position()).isPositive();
            }
            assertThat(new String(answer.array(), UTF_8)).isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void shutItBreaksWhatIsOpenAndLetsNobodyThrough() throws Exception {
        try (PlainPages house = PlainPages.open();
                Doorway door = Doorway.to(house.port())) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
                assertThat(ask(door)).isEqualTo(200);
                door.shut();
                assertThat(open.getInputStream().read()).isNegative();
            }
            assertThatThrownBy(() -> ask(door)).isInstanceOf(IOException.class);
            door.reopen();
            assertThat(ask(door)).isEqualTo(200);
        }
    }

    private static int ask(Doorway door) throws IOException, InterruptedException {
        try (HttpClient visitor = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + "/"))
                    .build();
            return visitor.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
