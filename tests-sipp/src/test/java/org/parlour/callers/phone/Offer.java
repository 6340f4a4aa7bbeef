package org.parlour.callers.phone;

/**
 * Descriptions that a phone offers or answers.
 *
 * @param direction sendrecv, sendonly, recvonly or inactive
 * @param version counts up with each new description of a call
 */
public record Offer(
        String host, int port, Law law, int keysPayloadType, int packetMillis, String direction, int version) {
    public static Offer of(RtpPeer peer) {
        return new Offer(
                peer.address().getAddress().getHostAddress(),
                peer.port(),
                peer.voice().law(),
                peer.voice().keysPayloadType(),
                peer.voice().packetMillis(),
                "sendrecv",
                1);
    }

    public Offer next(String other) {
        return new Offer(host, port, law, keysPayloadType, packetMillis, other, version + 1);
    }

    public String text() {
        return """
            v=0
            o=phone 20261121 %d IN IP4 %s
            s=-
            c=IN IP4 %s
            t=0 0
            m=audio %d RTP/AVP %d %d
            a=rtpmap:%d %s/8000
            a=rtpmap:%d telephone-event/8000
            a=fmtp:%d 0-15
            a=ptime:%d
            a=%s
            """.formatted(
                        version,
                        host,
                        host,
                        port,
                        law.payloadType(),
                        keysPayloadType,
                        law.payloadType(),
                        law.encoding(),
                        keysPayloadType,
                        keysPayloadType,
                        packetMillis,
                        direction)
                .replace("\n", "\r\n");
    }
}
