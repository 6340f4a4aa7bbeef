package org.parlour.sip.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registrar that is a socket and text on 127.0.0.x: it knows no class of the house. */
public final class ScriptedRegistrar implements AutoCloseable {
    public static final String PASSWORD = "open sesame";

    private static final Pattern CONTACT = Pattern.compile("<(sip:[^>]*)>;expires=(\\d+)");

    final Map<String, Integer> contacts = new ConcurrentHashMap<>();
    final List<String> registers = new CopyOnWriteArrayList<>();
    final AtomicInteger probes = new AtomicInteger();
    final AtomicInteger keepAlives = new AtomicInteger();
    final AtomicInteger connected = new AtomicInteger();
    volatile int status = 200;
    volatile boolean silent;
    volatile int seconds = 3_600;
    volatile String seesPort = "";

    private final DatagramSocket socket;
    private final ServerSocket connections;
    private final String nonce;

    public ScriptedRegistrar(String address) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        connections = new ServerSocket(socket.getLocalPort(), 10, socket.getLocalAddress());
        nonce = Long.toHexString(System.nanoTime());
        Thread.ofVirtual().name("registrar").start(this::serve);
        Thread.ofVirtual().name("registrar-connections").start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = connections.accept();
                Thread.ofVirtual().name("registrar-connection").start(() -> serve(connection));
            }
        } catch (IOException closed) {
            connected.addAndGet(0);
        }
    }

    /** What comes here has no body, so that an empty line ends it. */
    private void serve(Socket connection) {
        connected.incrementAndGet();
        InetSocketAddress from = new InetSocketAddress(connection.getInetAddress(), connection.getPort());
        StringBuilder text = new StringBuilder();
        try (connection) {
            for (int octet = connection.getInputStream().read();
                    octet >= 0;
                    octet = connection.getInputStream().read()) {
                text.append((char) octet);
                if (text.length() >= 4 && text.substring(text.length() - 4).equals("\r\n\r\n")) {
                    String answer = heard(text.toString(), from);
                    text.setLength(0);
                    if (!silent) {
                        connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException closed) {
            connected.addAndGet(0);
        }
    }

    public String hostPort() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    /** The users of the Contacts that it keeps. */
    public List<String> users() {
        return contacts.keySet().stream()
                .map(uri -> uri.replaceAll("sip:([^@]*)@.*", "$1"))
                .toList();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    private void serve() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            while (true) {
                packet.setLength(65_535);
                socket.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                String answer = heard(text, new InetSocketAddress(packet.getAddress(), packet.getPort()));
                if (!answer.isEmpty() && !silent) {
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            }
        } catch (SocketException closed) {
            keepAlives.addAndGet(0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized String heard(String text, InetSocketAddress from) {
        if (text.equals("\r\n\r\n")) {
            keepAlives.incrementAndGet();
            return "";
        }
        if (text.startsWith("OPTIONS ")) {
            probes.incrementAndGet();
            return answer(text, from, 200, "");
        }
        if (!text.startsWith("REGISTER ")) {
            return "";
        }
        registers.add(text);
        if (status != 200) {
            return answer(text, from, status, "");
        }
        String proof = header(text, "Authorization");
        if (proof.isEmpty()) {
            String challenge = "WWW-Authenticate: Digest realm=\"registrar\", nonce=\"" + nonce + "\", qop=\"auth\"";
            return answer(text, from, 401, challenge + ", algorithm=MD5\r\n" + challenge + ", algorithm=SHA-256\r\n");
        }
        return proves(proof) ? accept(text, from) : answer(text, from, 403, "");
    }

    private String accept(String text, InetSocketAddress from) {
        Matcher matcher = CONTACT.matcher(text);
        while (matcher.find()) {
            if (matcher.group(2).equals("0")) {
                contacts.remove(matcher.group(1));
            } else {
                contacts.put(matcher.group(1), Math.min(seconds, Integer.parseInt(matcher.group(2))));
            }
        }
        StringBuilder fields = new StringBuilder("Service-Route: <sip:edge.example.net;lr>\r\n");
        contacts.forEach((uri, granted) -> fields.append("Contact: <")
                .append(uri)
                .append(">;expires=")
                .append(granted)
                .append("\r\n"));
        return answer(text, from, 200, fields.toString());
    }

    private static boolean proves(String proof) {
        if (!proof.contains("algorithm=SHA-256")) {
            return false;
        }
        String first = hash(part(proof, "username") + ":registrar:" + PASSWORD);
        String second = hash("REGISTER:" + part(proof, "uri"));
        return hash(String.join(
                        ":", first, part(proof, "nonce"), part(proof, "nc"), part(proof, "cnonce"), "auth", second))
                .equals(part(proof, "response"));
    }

    private static String part(String proof, String name) {
        Matcher matcher = Pattern.compile("[ ,]" + name + "=\"?([^\",]*)").matcher(proof);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String answer(String text, InetSocketAddress from, int code, String fields) {
        StringBuilder answer = new StringBuilder("SIP/2.0 " + code + " Said\r\n");
        String port = seesPort.isEmpty() ? Integer.toString(from.getPort()) : seesPort;
        text.lines()
                .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
                .forEach(line -> {
                    String said = line.startsWith("Via:")
                            ? line.replaceFirst(
                                    ";rport",
                                    ";rport=" + port + ";received="
                                            + from.getAddress().getHostAddress())
                            : line.startsWith("To:") ? line + ";tag=registrar" : line;
                    answer.append(said).append("\r\n");
                });
        return answer.append(fields).append("Content-Length: 0\r\n\r\n").toString();
    }

    private static String header(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        connections.close();
        socket.close();
    }
}
