package org.parlour.callers.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * A telephone's signalling, one call at a time, step by step as a test wants it, and wrong where a test wants it wrong.
 *
 * <p>By itself it repeats unanswered requests on UDP, acknowledges again when the answer is repeated, and answers what
 * the other side asks in the call; {@link #vanish} ends all that.
 */
public final class ScriptedPhone implements AutoCloseable {
    /** Long for a loopback, short for a test that fails. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    // RFC 3261 17.1.1.1.
    private static final long T1_MILLIS = 500;
    private static final long T2_MILLIS = 4_000;

    private final SipWire wire;
    private final SipCall.Line line;
    private final RandomGenerator random;
    private final Thread reader;

    // All below is guarded by this phone itself.
    private final List<String> transcript = new ArrayList<>();
    private final List<SipText> heard = new ArrayList<>();
    private SipCall call;
    private String unanswered = "";
    private String lastAck = "";
    private String description = "";
    private int acknowledged = -1;
    private boolean vanished;
    private boolean closedByOther;

    private ScriptedPhone(SipWire wire, InetSocketAddress gateway, String caller, long seed) {
        this.wire = wire;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.line = new SipCall.Line(wire.local(), gateway, wire.transport(), caller);
        this.call = new SipCall(line, "nobody", random);
        this.reader = Thread.ofVirtual().start(this::read);
    }

    public static ScriptedPhone udp(InetSocketAddress gateway, String caller, long seed) throws IOException {
        return from("127.0.0.1", "UDP", gateway, caller, seed);
    }

    public static ScriptedPhone tcp(InetSocketAddress gateway, String caller, long seed) throws IOException {
        return from("127.0.0.1", "TCP", gateway, caller, seed);
    }

    public static ScriptedPhone from(
            String localHost, String transport, InetSocketAddress gateway, String caller, long seed)
            throws IOException {
        return new ScriptedPhone(SipWire.open(transport, localHost, gateway), gateway, caller, seed);
    }

    // --- what a caller does ----------------------------------------------------------------------------------------

    /** Begins a call; an empty description asks the other side to offer. */
    public synchronized void invite(String number, String offered) throws IOException {
        call = new SipCall(line, number, random);
        description = offered;
        sendRequest(call.invite(offered));
    }

    /** The same with one more line in its header. */
    public synchronized void invite(String number, String offered, String line) throws IOException {
        call = new SipCall(this.line, number, random);
        description = offered;
        sendRequest(call.invite(offered).replaceFirst("\r\n", "\r\n" + line + "\r\n"));
    }

    /** The whole of it: INVITE, the answer, ACK, and the peer is told where to speak to. */
    public SipText dial(String number, RtpPeer peer) throws IOException, InterruptedException {
        invite(number, Offer.of(peer).text());
        SipText answer = expect(200);
        acknowledge(answer);
        answer.sound().ifPresent(peer::towards);
        return answer;
    }

    public synchronized void acknowledge(SipText answer) throws IOException {
        acknowledge(answer, "");
    }

    /** With the answer to a late offer. */
    public synchronized void acknowledge(SipText answer, String answered) throws IOException {
        lastAck = call.ack(answer, answered);
        acknowledged = answer.sequence();
        description = answered.isEmpty() ? description : answered;
        send(lastAck);
    }

    public synchronized void cancel() throws IOException {
        sendRequest(call.cancel());
    }

    /** Another description within the call: hold, or the end of it. */
    public SipText reinvite(Offer offer) throws IOException, InterruptedException {
        synchronized (this) {
            description = offer.text();
            sendRequest(call.invite(description));
        }
        SipText answer = expect(200);
        acknowledge(answer);
        return answer;
    }

    public SipText info(char face) throws IOException, InterruptedException {
        synchronized (this) {
            sendRequest(call.info(face, 160));
        }
        return expectReply("INFO");
    }

    public SipText request(String method, String contentType, String body) throws IOException, InterruptedException {
        synchronized (this) {
            sendRequest(call.request(method, contentType, body));
        }
        return expectReply(method);
    }

    /** Hangs up and waits until that was heard. */
    public SipText bye() throws IOException, InterruptedException {
        synchronized (this) {
            sendRequest(call.bye());
        }
        return expectReply("BYE");
    }

    /** A request outside of every call. */
    public SipText ask(String method, String number) throws IOException, InterruptedException {
        synchronized (this) {
            call = new SipCall(line, number, random);
            sendRequest(call.request(method, "", ""));
        }
        return expectReply(method);
    }

    /** Whatever the bytes are. */
    public synchronized void throwBytes(byte[] bytes) throws IOException {
        wire.send(bytes);
    }

    /** Exactly this text, repeated by nobody. */
    public synchronized void send(String text) throws IOException {
        transcript.add("> " + text.lines().findFirst().orElse(""));
        wire.send(text.getBytes(UTF_8));
    }

    /** From now on it neither answers nor repeats anything. */
    public synchronized void vanish() {
        vanished = true;
        unanswered = "";
    }

    public synchronized SipCall call() {
        return call;
    }

    public SipCall.Line line() {
        return line;
    }

    // --- what it hears ---------------------------------------------------------------------------------------------

    /** A reply of this call with that status. */
    public SipText expect(int status) throws IOException, InterruptedException {
        return expect("the reply " + status, text -> text.status() == status);
    }

    /** The final reply to the newest request of a method. */
    public SipText expectReply(String method) throws IOException, InterruptedException {
        return expect(
                "a reply to " + method,
                text -> text.status() >= 200 && text.method().equals(method));
    }

    /** That the other side hangs up. It has been answered by then. */
    public SipText expectBye(Duration atMost) throws IOException, InterruptedException {
        return expect("BYE", text -> !text.isReply() && text.method().equals("BYE"), atMost);
    }

    public SipText expect(String what, Predicate<SipText> so) throws IOException, InterruptedException {
        return expect(what, so, PATIENCE);
    }

    public synchronized SipText expect(String what, Predicate<SipText> so, Duration atMost)
            throws IOException, InterruptedException {
        SipText found = await(so, atMost);
        if (found == null) {
            throw new AssertionError("no " + what + " within " + atMost + "; so far:\n" + transcript());
        }
        return found;
    }

    /** Takes the first message that is so out of what was heard; null when the time is over. */
    public synchronized @Nullable SipText await(Predicate<SipText> so, Duration atMost)
            throws IOException, InterruptedException {
        long untilNanos = System.nanoTime() + atMost.toNanos();
        long repeatMillis = T1_MILLIS;
        while (true) {
            for (SipText text : heard) {
                if (text.callId().equals(call.callId()) && so.test(text)) {
                    heard.remove(text);
                    return text;
                }
            }
            long leftMillis = (untilNanos - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0 || closedByOther) {
                return null;
            }
            int before = heard.size();
            wait(Math.min(leftMillis, repeatMillis));
            if (heard.size() == before && !unanswered.isEmpty() && wire instanceof SipWire.Datagrams) {
                send(unanswered);
                repeatMillis = Math.min(2 * repeatMillis, T2_MILLIS);
            }
        }
    }

    /** Whether the other side has closed the stream. */
    public synchronized boolean isCutOff() {
        return closedByOther;
    }

    public synchronized String transcript() {
        return String.join("\n", transcript);
    }

    private void sendRequest(String text) throws IOException {
        unanswered = text;
        send(text);
    }

    private void read() {
        try {
            for (byte[] bytes = wire.receive(); bytes.length > 0; bytes = wire.receive()) {
                SipText text = SipText.parse(bytes, bytes.length);
                if (text != null) {
                    hear(text);
                }
            }
            end("closed by the other side");
        } catch (IOException broken) {
            end("broke: " + broken.getMessage());
        }
    }

    private synchronized void end(String how) {
        transcript.add("  (the line was " + how + ")");
        closedByOther = true;
        notifyAll();
    }

    private synchronized void hear(SipText text) throws IOException {
        transcript.add("< " + text);
        if (vanished) {
            return;
        }
        if (text.isReply()) {
            unanswered = "";
            call.hears(text);
            boolean toInvite = text.method().equals("INVITE") && text.callId().equals(call.callId());
            if (toInvite && text.status() / 100 == 2 && text.sequence() == acknowledged) {
                send(lastAck);
                return;
            }
            if (toInvite && text.status() >= 300) {
                send(call.ack(text));
            }
        } else {
            answer(text);
        }
        heard.add(text);
        notifyAll();
    }

    private void answer(SipText request) throws IOException {
        switch (request.method()) {
            case "ACK" -> {
                return;
            }
            case "INVITE" -> send(call.reply(request, "200 OK", description));
            default -> send(call.reply(request, "200 OK", ""));
        }
    }

    @Override
    public void close() {
        try {
            wire.close();
            reader.join();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
