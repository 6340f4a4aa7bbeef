package org.parlour.wire.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.proof.Vectors;

class SdpGoldenTest {
    /** RFC 8866 section 5. */
    @Test
    void readsTheExampleOfTheRfc() {
        SessionDescription session = Descriptions.read(RfcExamples.CALL_TO_JOHN_SMITH);
        assertThat(session.origin())
                .isEqualTo(new Origin("jdoe", "3724394400", 3_724_394_405L, NetworkAddress.of("198.51.100.1")));
        assertThat(session.name()).isEqualTo("Call to John Smith");
        assertThat(session.media()).hasSize(3);
        MediaDescription video = session.media().get(2);
        assertThat(video.port()).isEqualTo(51_372);
        assertThat(session.connectionOf(video).orElseThrow().address().host()).isEqualTo("2001:db8::2");
        assertThat(session.connectionOf(session.media().get(1)))
                .contains(Connection.of(NetworkAddress.of("198.51.100.1")));
        assertThat(video.payloadFormats())
                .containsExactly(new PayloadFormat(99, "h263-1998", 90_000, 1, FormatParameters.NONE));
        assertThat(Descriptions.print(session)).isEqualTo(RfcExamples.CALL_TO_JOHN_SMITH);
    }

    /** RFC 8839 section 5.1 and appendix A. */
    @Test
    void readsTheCandidatesOfTheRfc() {
        SessionDescription session = Descriptions.read("""
            v=0
            o=jdoe 2890844526 2890842807 IN IP4 203.0.113.141
            s=
            c=IN IP4 192.0.2.3
            t=0 0
            a=ice-options:ice2
            a=ice-pacing:50
            a=ice-pwd:asd88fgpdd777uzjYhagZg
            a=ice-ufrag:8hhY
            m=audio 45664 RTP/AVP 0
            b=RS:0
            b=RR:0
            a=rtpmap:0 PCMU/8000
            a=candidate:1 1 UDP 2130706431 203.0.113.141 8998 typ host
            a=candidate:2 1 UDP 1694498815 192.0.2.3 45664 typ srflx raddr 203.0.113.141 rport 8998
            """);
        MediaDescription audio = session.media().getFirst();
        assertThat(session.iceOf(audio)).contains(IceCredentials.of("8hhY", "asd88fgpdd777uzjYhagZg"));
        assertThat(audio.all(Candidate.class))
                .containsExactly(
                        new Candidate("1", 1, "UDP", 2_130_706_431L, "203.0.113.141", 8998, "host", ""),
                        new Candidate(
                                "2",
                                1,
                                "UDP",
                                1_694_498_815L,
                                "192.0.2.3",
                                45664,
                                "srflx",
                                "raddr 203.0.113.141 rport 8998"));
        assertThat(audio.bandwidths()).containsExactly(new Bandwidth("RS", 0), new Bandwidth("RR", 0));
    }

    /** RFC 3605 section 2.1. */
    @Test
    void readsTheRtcpLinesOfTheRfc() {
        assertThat(RtcpPort.parse("53020")).isEqualTo(new RtcpPort(53_020, null));
        assertThat(RtcpPort.parse("53020 IN IP4 126.16.64.4"))
                .isEqualTo(new RtcpPort(53_020, NetworkAddress.of("126.16.64.4")));
        assertThat(RtcpPort.parse("53020 IN IP6 2001:2345:6789:ABCD:EF01:2345:6789:ABCD"))
                .isEqualTo(new RtcpPort(53_020, NetworkAddress.of("2001:2345:6789:ABCD:EF01:2345:6789:ABCD")));
    }

    /** RFC 8853 section 5.1: three sizes out, one with alternatives back, one of them paused. */
    @Test
    void readsTheSimulcastOfTheRfc() {
        assertThat(Simulcast.parse("send 1,~4;2 recv 5"))
                .isEqualTo(new Simulcast(
                        List.of(
                                List.of(new Simulcast.Alternative("1", false), new Simulcast.Alternative("4", true)),
                                List.of(new Simulcast.Alternative("2", false))),
                        List.of(List.of(new Simulcast.Alternative("5", false)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdp01", "insuf", "clerr", "wsinv"})
    void readsTheBodiesOfTheSipTortureTests(String message) throws IOException {
        byte[] whole = Vectors.bytes("sip-torture/" + message + ".dat");
        String text = new String(whole, StandardCharsets.UTF_8);
        SessionDescription session = Descriptions.read(text.substring(text.indexOf("v=0")));
        assertThat(session.media()).extracting(MediaDescription::media).containsExactly("audio", "video");
        assertThat(session.media().getFirst().payloadFormats())
                .extracting(PayloadFormat::toString)
                .containsExactly("PCMU/8000", "QCELP/8000");
    }
}
