package org.parlour.callers.browser;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.callers.ice4j.FullAgent;

/** The least that somebody may offer who publishes: four lines in their order, and what ICE and DTLS need. */
final class BareOffer {
    private static final Pattern CANDIDATE = Pattern.compile(
            "(?m)^a=candidate:\\S+ 1 (udp|tcp) \\d+ (\\S+) (\\d+) typ host(?: tcptype (\\w+))?",
            Pattern.CASE_INSENSITIVE);

    private static final int LINES = 4;
    private static final int FIRST_SSRC = 1_000;
    private static final String SESSION = """
        v=0
        o=- 1 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0 1 2 3
        """;
    private static final String SOUND = """
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=rtpmap:111 opus/48000/2
        a=fmtp:111 minptime=10;useinbandfec=1
        """;
    private static final String PICTURE = """
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:96 nack
        a=rtcp-fb:96 nack pli
        """;

    private BareOffer() {}

    static String of(FullAgent.Credentials credentials) {
        String fingerprint = fingerprint();
        StringBuilder offer = new StringBuilder(SESSION);
        for (int line = 0; line < LINES; line++) {
            boolean sound = line == 0 || line == LINES - 1;
            offer.append("""
                m=%s 9 UDP/TLS/RTP/SAVPF %d
                c=IN IP4 0.0.0.0
                a=ice-ufrag:%s
                a=ice-pwd:%s
                a=fingerprint:sha-256 %s
                a=setup:actpass
                a=mid:%d
                a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
                a=sendonly
                a=rtcp-mux
                %sa=ssrc:%d cname:peer
                """.formatted(
                            sound ? "audio" : "video",
                            sound ? 111 : 96,
                            credentials.ufrag(),
                            credentials.password(),
                            fingerprint,
                            line,
                            sound ? SOUND : PICTURE,
                            FIRST_SSRC + line));
        }
        // RFC 8866 section 5: lines end with CRLF.
        return offer.toString().replace("\n", "\r\n");
    }

    private static String fingerprint() {
        byte[] drawn = new byte[32];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(drawn);
    }

    /** What an answer says of how it is reached. */
    record Reached(FullAgent.Credentials credentials, List<InetSocketAddress> udp, List<InetSocketAddress> tcpPassive) {
        static Reached of(String answer) {
            List<InetSocketAddress> udp = new ArrayList<>();
            List<InetSocketAddress> tcp = new ArrayList<>();
            Matcher candidates = CANDIDATE.matcher(answer);
            while (candidates.find()) {
                InetSocketAddress address =
                        new InetSocketAddress(candidates.group(2), Integer.parseInt(candidates.group(3)));
                if (candidates.group(1).toLowerCase(Locale.ROOT).equals("udp")) {
                    udp.add(address);
                } else if ("passive".equals(candidates.group(4))) {
                    tcp.add(address);
                }
            }
            return new Reached(
                    new FullAgent.Credentials(value(answer, "ice-ufrag"), value(answer, "ice-pwd")),
                    List.copyOf(udp),
                    List.copyOf(tcp));
        }

        private static String value(String answer, String attribute) {
            Matcher value = Pattern.compile("(?m)^a=" + attribute + ":(\\S+)").matcher(answer);
            if (!value.find()) {
                throw new AssertionError("no " + attribute + " in an answer");
            }
            return value.group(1);
        }
    }
}
