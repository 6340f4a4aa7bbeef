package org.parlour.callers.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What carries messages: datagrams, or one stream. */
sealed interface SipWire extends AutoCloseable {
    void send(byte[] bytes) throws IOException;

    /** The next message as it came; empty when the other side has closed a stream. */
    byte[] receive() throws IOException;

    InetSocketAddress local();

    String transport();

    @Override
    void close() throws IOException;

    static SipWire open(String transport, String localHost, InetSocketAddress gateway) throws IOException {
        return transport.equals("TCP") ? Stream.open(localHost, gateway) : Datagrams.open(localHost, gateway);
    }

    record Datagrams(DatagramSocket socket, InetSocketAddress gateway) implements SipWire {
        static Datagrams open(String localHost, InetSocketAddress gateway) throws IOException {
            return new Datagrams(new DatagramSocket(new InetSocketAddress(localHost, 0)), gateway);
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            socket.send(new DatagramPacket(bytes, bytes.length, gateway));
        }

        @Override
        public byte[] receive() throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        }

        @Override
        public InetSocketAddress local() {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        @Override
        public String transport() {
            return "UDP";
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    record Stream(Socket socket) implements SipWire {
        private static final Pattern LENGTH = Pattern.compile("(?im)^(?:content-length|l)\\s*:\\s*(\\d+)");

        static Stream open(String localHost, InetSocketAddress gateway) throws IOException {
            return new Stream(new Socket(gateway.getAddress(), gateway.getPort(), InetAddress.getByName(localHost), 0));
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        public byte[] receive() throws IOException {
            InputStream stream = socket.getInputStream();
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            int ends = 0;
            while (ends < 4) {
                int octet = stream.read();
                if (octet < 0) {
                    return new byte[0];
                }
                // RFC 3261 7.5: empty lines before a message are no message.
                if (message.size() == 0 && (octet == '\r' || octet == '\n')) {
                    continue;
                }
                message.write(octet);
                ends = octet == "\r\n\r\n".charAt(ends) ? ends + 1 : octet == '\r' ? 1 : 0;
            }
            Matcher length = LENGTH.matcher(message.toString(UTF_8));
            message.write(stream.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
            return message.toByteArray();
        }

        @Override
        public InetSocketAddress local() {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        @Override
        public String transport() {
            return "TCP";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
