package org.parlour.callers.phone;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * One call as its caller sees it: writes its requests and remembers what they need (RFC 3261 12.2.1.1). No socket, so
 * that a thousand of them fit behind one.
 */
public final class SipCall {
    private final Line line;
    private final RandomGenerator random;
    private final String callId;
    private final String fromTag;
    private final String called;
    private String toTag = "";
    private String target;
    private List<String> routes = List.of();
    private int sequence;
    private String inviteBranch = "";
    private int inviteSequence;

    /** Where a phone stands: its own address, who it says it is, and whom it talks to. */
    public record Line(InetSocketAddress local, InetSocketAddress gateway, String transport, String caller) {
        String host() {
            return local.getAddress().getHostAddress() + ":" + local.getPort();
        }

        String gatewayHost() {
            return gateway.getAddress().getHostAddress() + ":" + gateway.getPort();
        }
    }

    public SipCall(Line line, String number, RandomGenerator random) {
        this.line = line;
        this.random = random;
        this.callId = word() + "@" + line.local().getAddress().getHostAddress();
        this.fromTag = word();
        this.called = "sip:" + number + "@" + line.gatewayHost();
        this.target = called;
        this.sequence = random.nextInt(1, 10_000);
    }

    public String callId() {
        return callId;
    }

    /** The number of the newest request but ACK and CANCEL. */
    public int sequence() {
        return sequence;
    }

    /** The first INVITE or a later one; without a description, the other side offers. */
    public String invite(String description) {
        String text = request("INVITE", description.isEmpty() ? "" : "application/sdp", description);
        inviteSequence = sequence;
        return text;
    }

    public String bye() {
        return request("BYE", "", "");
    }

    /** Keys as SIP INFO, the way most phones that do so write them. */
    public String info(char face, int millis) {
        return request("INFO", "application/dtmf-relay", "Signal=" + face + "\r\nDuration=" + millis + "\r\n");
    }

    public String request(String method, String contentType, String body) {
        sequence++;
        String branch = "z9hG4bK" + word();
        if (method.equals("INVITE")) {
            inviteBranch = branch;
        }
        return text(method, sequence, branch, contentType, body);
    }

    /** For what a reply to our INVITE needs: a 2xx is acknowledged end to end, another within its transaction. */
    public String ack(SipText reply) {
        return ack(reply, "");
    }

    public String ack(SipText reply, String description) {
        boolean success = reply.status() / 100 == 2;
        String branch = success ? "z9hG4bK" + word() : inviteBranch;
        return text("ACK", reply.sequence(), branch, description.isEmpty() ? "" : "application/sdp", description);
    }

    /** RFC 3261 9.1: of the INVITE's own transaction. */
    public String cancel() {
        String kept = toTag;
        toTag = "";
        String text = text("CANCEL", inviteSequence, inviteBranch, "", "");
        toTag = kept;
        return text;
    }

    /** Keeps what a reply to our INVITE says of the other side. */
    public void hears(SipText reply) {
        if (reply.method().equals("INVITE")
                && reply.status() > 100
                && reply.callId().equals(callId)) {
            toTag = reply.tag("to");
            if (reply.status() < 300 && !reply.field("contact").isEmpty()) {
                target = reply.uri("contact");
                List<String> recorded = new ArrayList<>(reply.all("record-route"));
                routes = recorded.reversed();
            }
        }
    }

    /** An answer to a request of the other side. */
    public String reply(SipText request, String status, String description) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String via : request.all("via")) {
            text.append("Via: ").append(via).append("\r\n");
        }
        text.append("From: ").append(request.field("from")).append("\r\n");
        text.append("To: ").append(request.field("to")).append("\r\n");
        text.append("Call-ID: ").append(request.callId()).append("\r\n");
        text.append("CSeq: ").append(request.field("cseq")).append("\r\n");
        text.append("Contact: ").append(contact()).append("\r\n");
        return text + ending(description.isEmpty() ? "" : "application/sdp", description);
    }

    private String text(String method, int number, String branch, String contentType, String body) {
        String to = "<" + called + ">" + (toTag.isEmpty() ? "" : ";tag=" + toTag);
        return "%s %s SIP/2.0\r\n".formatted(method, method.equals("CANCEL") ? called : target)
                + "Via: SIP/2.0/%s %s;branch=%s;rport\r\n".formatted(line.transport(), line.host(), branch)
                + "Max-Forwards: 70\r\n"
                + "From: <sip:%s@%s>;tag=%s\r\n".formatted(line.caller(), line.host(), fromTag)
                + "To: " + to + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + number + " " + method + "\r\n"
                + routes.stream().map(route -> "Route: " + route + "\r\n").collect(Collectors.joining())
                + "Contact: " + contact() + "\r\n"
                + "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO\r\n"
                + ending(contentType, body);
    }

    private String contact() {
        return "<sip:" + line.caller() + "@" + line.host()
                + (line.transport().equals("UDP")
                        ? ">"
                        : ";transport=" + line.transport().toLowerCase(Locale.ROOT) + ">");
    }

    private static String ending(String contentType, String body) {
        return (contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n") + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private String word() {
        return Long.toHexString(random.nextLong());
    }
}
