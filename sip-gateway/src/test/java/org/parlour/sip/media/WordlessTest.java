package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sip.media.Desk.FRAME_NANOS;
import static org.parlour.sip.media.Desk.SECOND_NANOS;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.dtmf.TelephoneEventReport;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.FormatParameters;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.phone.AgreedFormat;
import org.parlour.wire.sdp.phone.AgreedFormats;
import org.parlour.wire.sdp.phone.AgreedMedia;
import org.parlour.wire.sdp.phone.MediaSecurity;
import org.parlour.wire.sdp.phone.RemoteEndpoint;

/** What a leg carries besides words: noise that is told, pauses, keys on the clock of Opus. */
class WordlessTest {
    private static final InetSocketAddress PHONE = Desk.at("192.0.2.10", 4000);
    private static final int SSRC = 7;
    private static final int NOISE = 13;
    private static final int OPUS = 107;
    private static final int KEYS = 110;
    private static final byte[] SOFT = {70};

    private final Bench bench = new Bench();
    private int sequenceNumber;

    private static AgreedMedia agreed(AgreedFormat... formats) {
        NetworkAddress address = NetworkAddress.of(PHONE.getAddress().getHostAddress());
        return new AgreedMedia(
                new RemoteEndpoint(address, PHONE.getPort(), address, PHONE.getPort() + 1, false),
                new AgreedFormats(List.of(formats), List.of(formats)),
                20,
                Direction.SENDRECV,
                false,
                new MediaSecurity.Unprotected(),
                null);
    }

    private static AgreedFormat format(Codec codec, int payloadType) {
        return new AgreedFormat(codec, payloadType, FormatParameters.NONE);
    }

    private void hear(int payloadType, int timestamp, byte... payload) {
        bench.hear(PHONE, Desk.packet(payloadType, SSRC, ++sequenceNumber, timestamp, payload));
        bench.pass(FRAME_NANOS);
    }

    private RtpPacket sent(int index) {
        byte[] bytes = bench.sentRtp().get(index).array();
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(bytes, 0, bytes.length)).isNull();
        return packet;
    }

    @Test
    void noiseThatIsToldIsHandedOnAndItsPauseIsNoBrokenLine() {
        bench.leg.agree(agreed(format(Codec.PCMA, 8), format(Codec.COMFORT_NOISE, NOISE)), bench.nowNanos);
        hear(8, 160, (byte) 1);
        hear(8, 320, (byte) 1);
        hear(NOISE, 480, SOFT);
        assertThat(bench.voices.getLast().codec()).isEqualTo(Codec.COMFORT_NOISE);
        bench.pass(20 * SECOND_NANOS);
        assertThat(bench.line).containsExactly(new LineNews.Sounding());
        bench.pass(11 * SECOND_NANOS);
        assertThat(bench.line).as("at last it is told").endsWith(new LineNews.Silent(true));
    }

    @Test
    void noiseIsToldToWhoAgreedAndTheNextWordIsMarked() {
        bench.leg.agree(agreed(format(Codec.PCMA, 8), format(Codec.COMFORT_NOISE, NOISE)), bench.nowNanos);
        hear(8, 160, (byte) 1);
        hear(8, 320, (byte) 1);
        bench.leg.send(new byte[160], 0, 160, 160, bench.nowNanos);
        bench.leg.noise(SOFT, 0, 1, 160, bench.nowNanos);
        bench.leg.skip(160, bench.nowNanos);
        bench.leg.send(new byte[160], 0, 160, 160, bench.nowNanos);
        RtpPacket told = sent(1);
        assertThat(told.payloadType()).isEqualTo(NOISE);
        assertThat(told.payloadLengthBytes()).isEqualTo(1);
        assertThat(told.marker()).isFalse();
        RtpPacket word = sent(2);
        assertThat(word.marker()).isTrue();
        assertThat(word.timestamp() - told.timestamp()).isEqualTo(320);
        assertThat((word.sequenceNumber() - told.sequenceNumber()) & 0xFFFF).isEqualTo(1);
    }

    @Test
    void whoDidNotAgreeIsToldNothingAndTimeRunsOn() {
        bench.leg.agree(agreed(format(Codec.PCMA, 8)), bench.nowNanos);
        hear(8, 160, (byte) 1);
        hear(8, 320, (byte) 1);
        bench.leg.send(new byte[160], 0, 160, 160, bench.nowNanos);
        bench.leg.noise(SOFT, 0, 1, 160, bench.nowNanos);
        bench.leg.send(new byte[160], 0, 160, 160, bench.nowNanos);
        assertThat(bench.sentRtp()).hasSize(2);
        assertThat(sent(1).timestamp() - sent(0).timestamp()).isEqualTo(320);
    }

    @Test
    void soundOfNoLengthIsCounted() {
        bench.leg.agree(agreed(format(Codec.PCMA, 8)), bench.nowNanos);
        hear(8, 160, (byte) 1);
        hear(8, 320, (byte) 1);
        hear(8, 480);
        assertThat(bench.leg.statistics().malformed()).isEqualTo(1);
    }

    @Test
    void keysBesideOpusRunOnItsClock() {
        AgreedMedia opus = agreed(
                format(Codec.OPUS, OPUS),
                format(Codec.TELEPHONE_EVENT_48K, KEYS),
                format(Codec.TELEPHONE_EVENT, Desk.EVENTS));
        bench.leg.agree(opus, bench.nowNanos);
        for (int i = 0; i < 5; i++) {
            hear(OPUS, i * 960, (byte) 8, (byte) 1);
        }
        for (int press = 0; press < 3; press++) {
            int began = 5 * 960 + press * 10 * 960;
            for (int i = 1; i <= 5; i++) {
                key(began, i == 5, i * 960);
            }
            // What a re-INVITE brings is the same, and forgets no key that is down.
            bench.leg.agree(opus, bench.nowNanos);
            key(began, true, 5 * 960);
            bench.pass(5 * FRAME_NANOS);
        }
        assertThat(bench.keys.stream().filter(KeyNews.Pressed.class::isInstance).count())
                .isEqualTo(3);
        assertThat(bench.leg.statistics().presses()).isEqualTo(3);
    }

    private void key(int began, boolean end, int ticks) {
        byte[] report = new byte[TelephoneEventReport.LENGTH_BYTES];
        TelephoneEventReport.write(report, 0, 5, end, 10, ticks);
        hear(KEYS, began, report);
    }
}
