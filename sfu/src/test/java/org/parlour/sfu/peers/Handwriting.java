package org.parlour.sfu.peers;

import java.util.List;
import java.util.function.Predicate;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Extmap;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.Fmtp;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.RtcpFeedback;
import org.parlour.wire.sdp.RtpMap;
import org.parlour.wire.sdp.SessionDescription;

/** How the two browser families write what our page offers and answers: the same, under other numbers. */
public enum Handwriting {
    CHROMIUM(Agreements.OPUS, Agreements.VP8, Agreements.VP8_REPAIR, Agreements.TRANSPORT_ID, Agreements.MID_ID),
    FIREFOX(109, 120, 124, 7, 3);

    /** What a description says of the connection that it belongs to. */
    public record Self(IceCredentials ice, Fingerprint fingerprint) {}

    private static final String TRANSPORT_CC =
            "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

    final int opus;
    final int vp8;
    final int vp8Repair;
    final int levelId = Agreements.LEVEL_ID;
    final int transportId;
    final int midId;

    Handwriting(int opus, int vp8, int vp8Repair, int transportId, int midId) {
        this.opus = opus;
        this.vp8 = vp8;
        this.vp8Repair = vp8Repair;
        this.transportId = transportId;
        this.midId = midId;
    }

    public int opus() {
        return opus;
    }

    public int vp8() {
        return vp8;
    }

    public int vp8Repair() {
        return vp8Repair;
    }

    /** Whether sounds are counted for transport-wide feedback, too. */
    boolean numbersSounds() {
        return this == CHROMIUM;
    }

    /** A page's offer: microphone, camera, screen and its sound, their SSRCs announced. */
    public String offer(int person, Self self) {
        return head(List.of("0", "1", "2", "3"))
                + line(MediaKind.AUDIO, "0", self, announced(Names.microphone(person)))
                + line(MediaKind.VIDEO, "1", self, announced(Names.camera(person), Names.cameraRepair(person)))
                + line(MediaKind.VIDEO, "2", self, announced(Names.screen(person), Names.screenRepair(person)))
                + line(MediaKind.AUDIO, "3", self, announced(Names.screenSound(person)));
    }

    /** The same by a browser that announces no SSRC: the packets name their line. */
    public static String withoutSources(String offer) {
        return offer.replaceAll("a=ssrc[^\n]*\n", "");
    }

    private static String head(List<String> mids) {
        return """
            v=0
            o=- 6127418911391213113 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE %s
            a=extmap-allow-mixed
            a=msid-semantic: WMS *
            """.formatted(String.join(" ", mids));
    }

    private String line(MediaKind kind, String mid, Self self, String sources) {
        return kind == MediaKind.AUDIO ? sound(mid, self, sources) : picture(mid, self, sources);
    }

    private String sound(String mid, Self self, String sources) {
        String transport = numbersSounds()
                ? "a=rtcp-fb:" + opus + " transport-cc\na=extmap:" + transportId + " " + TRANSPORT_CC + "\n"
                : "";
        return """
            m=audio 9 UDP/TLS/RTP/SAVPF %1$d
            c=IN IP4 0.0.0.0
            %2$sa=mid:%3$s
            a=extmap:%4$d urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:%5$d urn:ietf:params:rtp-hdrext:sdes:mid
            a=sendonly
            a=msid:- %3$s
            a=rtcp-mux
            %6$sa=rtpmap:%1$d opus/48000/2
            a=fmtp:%1$d minptime=10;useinbandfec=1
            %7$s\
            """.formatted(opus, transport("actpass", self), mid, levelId, midId, reduced() + transport, sources);
    }

    private String picture(String mid, Self self, String sources) {
        return """
            m=video 9 UDP/TLS/RTP/SAVPF %1$d %2$d
            c=IN IP4 0.0.0.0
            %3$sa=mid:%4$s
            a=extmap:%5$d %6$s
            a=extmap:%7$d urn:ietf:params:rtp-hdrext:sdes:mid
            a=sendonly
            a=msid:- %4$s
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:%1$d VP8/90000
            a=rtcp-fb:%1$d goog-remb
            a=rtcp-fb:%1$d transport-cc
            a=rtcp-fb:%1$d ccm fir
            a=rtcp-fb:%1$d nack
            a=rtcp-fb:%1$d nack pli
            a=rtpmap:%2$d rtx/90000
            a=fmtp:%2$d apt=%1$d
            %8$s\
            """.formatted(
                        vp8, vp8Repair, transport("actpass", self), mid, transportId, TRANSPORT_CC, midId, sources);
    }

    /** Firefox writes it under pictures only. */
    private String reduced() {
        return this == CHROMIUM ? "a=rtcp-rsize\n" : "";
    }

    private static String transport(String setup, Self self) {
        return """
            a=ice-ufrag:%s
            a=ice-pwd:%s
            a=ice-options:trickle
            a=fingerprint:%s
            a=setup:%s
            """.formatted(
                        self.ice().ufrag().value(),
                        self.ice().password().value(),
                        self.fingerprint().value(),
                        setup);
    }

    private static String announced(int... ssrcs) {
        StringBuilder lines = new StringBuilder();
        if (ssrcs.length == 2) {
            lines.append("a=ssrc-group:FID %d %d\n".formatted(ssrcs[0], ssrcs[1]));
        }
        for (int ssrc : ssrcs) {
            lines.append("a=ssrc:%d cname:4TOk42mSjXCkVIa6\n".formatted(ssrc));
        }
        return lines.toString();
    }

    /** The answer to an offer of slots: all of them taken. */
    public String answer(SessionDescription offer, Self self) {
        List<String> mids = offer.media().stream().map(MediaDescription::mid).toList();
        StringBuilder answer = new StringBuilder(head(mids));
        for (MediaDescription slot : offer.media()) {
            boolean sound = slot.is(MediaKind.AUDIO);
            answer.append("m=").append(sound ? "audio" : "video").append(" 9 UDP/TLS/RTP/SAVPF ");
            answer.append(String.join(" ", slot.formats())).append("\nc=IN IP4 0.0.0.0\na=recvonly\na=mid:");
            answer.append(slot.mid())
                    .append('\n')
                    .append(transport("active", self))
                    .append("a=rtcp-mux\n");
            answer.append(sound ? reduced() : "a=rtcp-rsize\n");
            slot.attributes().stream().filter(repeated(sound)).forEach(one -> answer.append("a=")
                    .append(one.attributeName())
                    .append(':')
                    .append(one.value())
                    .append('\n'));
        }
        return answer.toString();
    }

    private Predicate<Attribute> repeated(boolean sound) {
        return attribute -> switch (attribute) {
            case RtpMap _, Fmtp _ -> true;
            case RtcpFeedback _ -> this == CHROMIUM || !sound;
            case Extmap map -> this == CHROMIUM || !sound || map.value().endsWith(":mid");
            default -> false;
        };
    }
}
