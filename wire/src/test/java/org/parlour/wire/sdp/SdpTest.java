package org.parlour.wire.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SdpTest {
    private static final String HEAD = "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n";
    private static final String AUDIO = HEAD + "m=audio 4000 RTP/AVP 0\n";

    private static Sdp.Malformed malformed(String text) {
        assertThat(Sdp.parse(text)).isInstanceOf(Sdp.Malformed.class);
        return (Sdp.Malformed) Sdp.parse(text);
    }

    private static MediaDescription audio(String linesBelow) {
        return Descriptions.read(AUDIO + linesBelow).media().getFirst();
    }

    @Test
    void everyKindOfLineEndWillDo() {
        SessionDescription unix = Descriptions.read(AUDIO);
        assertThat(Descriptions.read(AUDIO.replace("\n", "\r\n"))).isEqualTo(unix);
        assertThat(Descriptions.read(AUDIO.replace("\n", "\r"))).isEqualTo(unix);
        assertThat(Descriptions.read(AUDIO.replace("\n", "  \r\n\r\n"))).isEqualTo(unix);
        assertThat(Descriptions.read(AUDIO.strip())).isEqualTo(unix);
    }

    @Test
    void printsCarriageReturnAndLineFeedInTheOrderOfTheRfc() {
        String jumbled = """
            v=0
            o=- 1 1 IN IP4 192.0.2.1
            t=0 0
            a=tool:x
            b=AS:64
            c=IN IP4 192.0.2.1
            s=-
            i=info
            m=audio 4000 RTP/AVP 0
            a=sendonly
            c=IN IP4 192.0.2.2
            """;
        assertThat(Sdp.print(Descriptions.read(jumbled)).split("\r\n", -1))
                .containsExactly(
                        "v=0",
                        "o=- 1 1 IN IP4 192.0.2.1",
                        "s=-",
                        "i=info",
                        "c=IN IP4 192.0.2.1",
                        "b=AS:64",
                        "t=0 0",
                        "a=tool:x",
                        "m=audio 4000 RTP/AVP 0",
                        "c=IN IP4 192.0.2.2",
                        "a=sendonly",
                        "");
    }

    @Test
    void aMissingNameAndTimeAreFilledIn() {
        SessionDescription bare = Descriptions.read("v=0\no=- 1 1 IN IP4 192.0.2.1\nm=audio 4000 RTP/AVP 0\n");
        assertThat(bare.name()).isEqualTo("-");
        assertThat(bare.timings()).containsExactly(Timing.ALWAYS);
        assertThat(bare.connectionOf(bare.media().getFirst())).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsKeptInOrder() {
        String text = """
            v=0
            o=- 1 1 IN IP4 192.0.2.1
            s=-
            u=http://example.com/
            e=a@example.com
            e=b@example.com
            c=IN IP4 192.0.2.1
            b=X-YZ:128
            b=never:ending:story
            t=0 0
            r=7d 1h 0 25h
            z=2882844526 -1h
            k=prompt
            y=unheard of
            a=X-first:1
            a=X-second
            m=audio 4000 RTP/AVP 0
            i=title
            c=IN IP4 224.2.1.1/127
            c=IN IP4 224.2.1.2/127
            q=1
            a=X-third:a b  c
            """;
        assertThat(Descriptions.print(Descriptions.read(text))).isEqualTo(text);
    }

    @Test
    void attributesWithBadValuesAreKeptButNotUsed() {
        MediaDescription line = audio("a=rtpmap:0 nonsense\na=ptime:soon\na=fingerprint:sha-256 12:34\n");
        assertThat(line.all(OtherAttribute.class)).hasSize(3);
        assertThat(line.first(Ptime.class)).isEmpty();
        assertThat(line.payloadFormats()).extracting(PayloadFormat::encoding).containsExactly("PCMU");
    }

    @Test
    void staticPayloadTypesNeedNoMap() {
        MediaDescription line = Descriptions.read(HEAD + "m=audio 4000 RTP/AVP 0 8 9 13 18 96\n")
                .media()
                .getFirst();
        assertThat(line.payloadFormats())
                .extracting(PayloadFormat::toString)
                .containsExactly("PCMU/8000", "PCMA/8000", "G722/8000", "CN/8000", "G729/8000");
    }

    @Test
    void encodingsAndPropertiesAreReadInAnyCase() {
        MediaDescription line = audio("A=ignored\na=RTPMAP:0 pcmu/8000\na=SendOnly\na=Rtcp-Mux\n");
        assertThat(Codec.PCMU.matches(line.payloadFormats().getFirst())).isTrue();
        assertThat(line.first(Direction.class)).contains(Direction.SENDONLY);
        assertThat(line.has(Flag.RTCP_MUX)).isTrue();
    }

    @Test
    void aFormatMayBeExplainedInSeveralLines() {
        MediaDescription line = audio("a=rtpmap:96 opus/48000/2\na=fmtp:0 a=1\na=fmtp:0 b=2;c = 3\n");
        FormatParameters parameters = line.payloadFormats().getFirst().parameters();
        assertThat(parameters.value("B")).contains("2");
        assertThat(parameters.number("c", 0)).isEqualTo(3);
        assertThat(parameters.number("d", 7)).isEqualTo(7);
    }

    @Test
    void theSessionSpeaksForMediaThatDoNot() {
        SessionDescription session = Descriptions.read("""
            v=0
            o=- 1 1 IN IP4 192.0.2.1
            s=-
            c=IN IP4 192.0.2.1
            t=0 0
            a=recvonly
            a=setup:active
            a=ice-ufrag:sess
            a=ice-pwd:sessionsessionsessionse
            a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
            m=audio 4000 RTP/AVP 0
            m=audio 4002 RTP/AVP 0
            c=IN IP6 2001:db8::1
            a=sendonly
            a=ice-ufrag:own
            a=ice-pwd:ownownownownownownowno
            """);
        MediaDescription plain = session.media().get(0);
        MediaDescription own = session.media().get(1);
        assertThat(session.directionOf(plain)).isEqualTo(Direction.RECVONLY);
        assertThat(session.directionOf(own)).isEqualTo(Direction.SENDONLY);
        assertThat(session.connectionOf(own).orElseThrow().address().family()).isEqualTo(NetworkAddress.Family.IP6);
        assertThat(session.iceOf(plain).orElseThrow().ufrag().value()).isEqualTo("sess");
        assertThat(session.iceOf(own).orElseThrow().ufrag().value()).isEqualTo("own");
        assertThat(session.fingerprintOf(own).orElseThrow().hash()).isEqualTo("sha-1");
        assertThat(session.firstOf(SetupRole.class, own)).contains(SetupRole.ACTIVE);
    }

    @Test
    void aUserNameMayHaveBlanksOrBeMissing() {
        assertThat(Descriptions.read(AUDIO.replace("o=-", "o=Anna at home"))
                        .origin()
                        .username())
                .isEqualTo("Anna at home");
        assertThat(Descriptions.read(AUDIO.replace("o=- 1", "o= 1")).origin())
                .isEqualTo(Descriptions.read(AUDIO).origin());
    }

    @Test
    void versionsMayUseAll64Bits() {
        Origin origin = Descriptions.read(AUDIO.replace("- 1 1", "- 1 18446744073709551615"))
                .origin();
        assertThat(origin.version()).isEqualTo(-1);
        assertThat(origin.next().version()).isZero();
    }

    @Test
    void portZeroSaysNoUnlessTheBundleServes() {
        SessionDescription session = Descriptions.read(
                HEAD + "m=audio 0 RTP/AVP 0\nm=video 0 UDP/TLS/RTP/SAVPF 120\na=bundle-only\na=mid:1\n");
        assertThat(session.media().get(0).isRejected()).isTrue();
        assertThat(session.media().get(1).isRejected()).isFalse();
        assertThat(Descriptions.print(SessionDescription.of(
                        session.origin(),
                        null,
                        List.of(),
                        List.of(session.media().get(1).rejected()))))
                .endsWith("m=video 0 UDP/TLS/RTP/SAVPF 120\na=mid:1\n");
    }

    @Test
    void malformedInputIsNamedWithItsLine() {
        assertThat(malformed("").sentence()).isEqualTo("no v= line");
        assertThat(malformed("hello").sentence()).isEqualTo("line 1: not of the form x=…");
        assertThat(malformed("v=1\n").sentence()).isEqualTo("line 1: does not begin with v=0");
        assertThat(malformed("v=0\ns=-\n").sentence()).isEqualTo("line 2: no o= line");
        assertThat(malformed("v=0\no=- 1 IN x\n").line()).isEqualTo(2);
        assertThat(malformed("v=0\no=- 1 v IN IP4 x\n").line()).isEqualTo(2);
        assertThat(malformed(AUDIO + "o=- 1 1 IN IP4 x\n").reason()).isEqualTo("a second o= line");
        assertThat(malformed(AUDIO + "v=0\n").reason()).isEqualTo("a second v= line");
        assertThat(malformed(AUDIO + "c=IN IP4 <x>\n").line()).isEqualTo(7);
        assertThat(malformed(AUDIO + "c=ATM NSAP 47\n").line()).isEqualTo(7);
        assertThat(malformed(AUDIO + "a=x\0y\n").reason()).isEqualTo("a NUL");
        assertThat(malformed(AUDIO + "m=audio 70000 RTP/AVP 0\n").line()).isEqualTo(7);
        assertThat(malformed(AUDIO + "m=audio 4000 RTP/AVP\n").line()).isEqualTo(7);
        assertThat(malformed(AUDIO + "==\n").line()).isEqualTo(7);
    }

    @Test
    void everythingHasABound() {
        assertThat(malformed("v=0\n" + "a".repeat(SdpParser.MAX_LENGTH_CHARS)).line())
                .isZero();
        assertThat(malformed(AUDIO + "a=x\n".repeat(SdpParser.MAX_LINES)).reason())
                .contains("lines");
        assertThat(malformed(AUDIO + "a=" + "x".repeat(SdpParser.MAX_LINE_CHARS) + "\n")
                        .reason())
                .contains("characters");
        assertThat(malformed(HEAD + "m=audio 1 RTP/AVP 0\n".repeat(SdpParser.MAX_MEDIA + 1))
                        .reason())
                .contains("m= lines");
        assertThat(malformed(HEAD + "m=audio 1 " + "X".repeat(Grammar.MAX_NAME_CHARS + 1) + " 0\n")
                        .line())
                .isEqualTo(6);
        assertThat(malformed(HEAD + "m=audio 1 RTP/AVP" + " 0".repeat(SdpParser.MAX_FORMATS + 1) + "\n")
                        .line())
                .isEqualTo(6);
    }

    @Test
    void namesInOtherCharacterSetsAreNoReasonToRefuse() {
        byte[] latin = AUDIO.replace("s=-", "s=M\u00fcller").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Sdp.parse(latin)).isInstanceOf(Sdp.Parsed.class);
        byte[] utf8 = AUDIO.replace("s=-", "s=M\u00fcller").getBytes(StandardCharsets.UTF_8);
        assertThat(((Sdp.Parsed) Sdp.parse(utf8)).description().name()).isEqualTo("M\u00fcller");
        SessionDescription read = ((Sdp.Parsed) Sdp.parse(utf8)).description();
        assertThat(Sdp.parse(Sdp.bytes(read))).isEqualTo(new Sdp.Parsed(read));
    }

    @Test
    void nobodyCanWriteALineIntoAnother() {
        assertThatThrownBy(() -> new OtherAttribute("x", "1\r\na=inactive"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mid("0\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NetworkAddress.of("192.0.2.1\r\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theVersionCountsExactlyWhenSomethingChanged() {
        SessionDescription first = Descriptions.read(AUDIO);
        assertThat(first.following(null)).isSameAs(first);
        assertThat(Descriptions.read(AUDIO.replace("- 1 1", "- 9 7")).following(first))
                .isSameAs(first);
        SessionDescription moved =
                Descriptions.read(AUDIO.replace("4000", "5000")).following(first);
        assertThat(moved.origin()).isEqualTo(first.origin().next());
        assertThat(moved.media().getFirst().port()).isEqualTo(5000);
    }
}
