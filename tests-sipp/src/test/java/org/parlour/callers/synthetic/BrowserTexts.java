package org.parlour.callers.synthetic;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.parlour.wire.sdp.IceCredentials;

/** What a browser writes: an offer of the four lines of the page, and the answer to slots, as Chromium words them. */
public final class BrowserTexts {
    public static final int OPUS = 111;
    public static final int VP8 = 96;
    public static final int VP8_REPAIR = 97;
    public static final int LEVEL_ID = 1;
    public static final int TRANSPORT_ID = 3;

    private static final String HEAD = """
        v=0
        o=- 1 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0 1 2 3
        a=extmap-allow-mixed
        """;

    private BrowserTexts() {}

    /** The stream of a line: 0 the microphone, 1 the camera, 2 the screen, 3 its sound. */
    public static int ssrc(int person, int line) {
        return person * 100 + line * 10 + 1;
    }

    /** What repairs the stream of a video line. */
    public static int repairSsrc(int person, int line) {
        return ssrc(person, line) + 1;
    }

    static String offer(BrowserLink link, int person) {
        String end = transport(link, "actpass");
        return crlf(HEAD
                + sound(end, 0, person)
                + pictures(end, 1, person)
                + pictures(end, 2, person)
                + sound(end, 3, person));
    }

    private static String sound(String end, int line, int person) {
        return """
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            c=IN IP4 0.0.0.0
            %sa=mid:%d
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
            a=sendonly
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:111 opus/48000/2
            a=rtcp-fb:111 transport-cc
            a=fmtp:111 minptime=10;useinbandfec=1
            a=ssrc:%d cname:someone
            """.formatted(end, line, ssrc(person, line));
    }

    private static String pictures(String end, int line, int person) {
        return """
            m=video 9 UDP/TLS/RTP/SAVPF 96 97
            c=IN IP4 0.0.0.0
            %1$sa=mid:%2$d
            a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
            a=sendonly
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:96 VP8/90000
            a=rtcp-fb:96 goog-remb
            a=rtcp-fb:96 transport-cc
            a=rtcp-fb:96 ccm fir
            a=rtcp-fb:96 nack
            a=rtcp-fb:96 nack pli
            a=rtpmap:97 rtx/90000
            a=fmtp:97 apt=96
            a=ssrc-group:FID %3$d %4$d
            a=ssrc:%3$d cname:someone
            a=ssrc:%4$d cname:someone
            """.formatted(end, line, ssrc(person, line), repairSsrc(person, line));
    }

    private static String transport(BrowserLink link, String setup) {
        IceCredentials ice = link.credentials();
        return """
            a=ice-ufrag:%s
            a=ice-pwd:%s
            a=fingerprint:%s
            a=setup:%s
            """.formatted(
                ice.ufrag().value(), ice.password().value(), link.fingerprint().value(), setup);
    }

    /** Takes every slot as it is offered. */
    static String answer(BrowserLink link, String offer) {
        String end = transport(link, "active");
        return crlf(offer.lines()
                .filter(line -> !line.matches("a=(ice-|fingerprint|candidate|end-of-cand|ssrc|msid).*"))
                .map(line -> switch (line) {
                    case "a=sendonly" -> "a=recvonly";
                    case "a=setup:actpass" -> end.stripTrailing();
                    default -> line;
                })
                .collect(Collectors.joining("\n", "", "\n")));
    }

    /** The streams of an offer of slots, by the names of their lines. */
    static Map<String, Integer> slots(String offer) {
        Map<String, Integer> slots = new HashMap<>();
        String mid = "";
        for (String line : offer.lines().toList()) {
            if (line.startsWith("m=")) {
                mid = "";
            } else if (line.startsWith("a=mid:")) {
                mid = line.substring("a=mid:".length());
            } else if (line.startsWith("a=ssrc:")) {
                // The first of a line carries the media, the second repairs it.
                slots.putIfAbsent(mid, Integer.parseUnsignedInt(line.substring("a=ssrc:".length(), line.indexOf(' '))));
            }
        }
        return slots;
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }
}
