package org.parlour.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.sfu.peers.Agreements;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.Stream;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.browser.AgreedTrack;

/** A publisher who was let in may still send anything. */
class ForwardFuzzTest {
    private final RtpPacket view = new RtpPacket();
    private final RtpPacket written = new RtpPacket();
    private final DownlinkTransport transport = new DownlinkTransport();

    @Test
    void whateverAPublisherSendsEndsHereOrGoesOnWellFormed() {
        Stream camera = new Stream(12, Agreements.VP8, 30, -5);
        Stream avc = new Stream(12, Agreements.H264, 40, 7);
        byte[] picture = camera.next(new Pictures(7, 1, true, 0, 1).payload());
        List<byte[]> goldens = List.of(
                picture,
                camera.next(new Pictures(7, 2, false, 0, 1).payload()),
                camera.next(Pictures.hex("90 80 11 50 42")),
                camera.padding(40),
                Stream.again(picture, Agreements.VP8_REPAIR, 13, 3),
                avc.next(Pictures.hex("78 0004 67 42 e0 1f 0004 68 ce 3c 80")),
                avc.next(Pictures.hex("7c 85 88 84")));
        storm("forward-video", goldens, Agreements.camera(), slot(true));
    }

    @Test
    void whateverAMicrophoneSendsEndsHereOrGoesOnWellFormed() {
        Stream microphone = new Stream(11, Agreements.OPUS, 65_535, 5);
        microphone.level = 40;
        storm(
                "forward-audio",
                List.of(microphone.next((byte) 0x78, (byte) 1, (byte) 2), microphone.next((byte) 0x78)),
                Agreements.microphone(),
                slot(false));
    }

    private DownlinkSlot slot(boolean video) {
        return new DownlinkSlot(
                video ? Agreements.videoSlot(0, 600, 601) : Agreements.audioSlot(0, 500),
                transport,
                RandomGeneratorFactory.of("L64X128MixRandom").create(1));
    }

    private void storm(String name, List<byte[]> goldens, AgreedTrack agreed, DownlinkSlot slot) {
        UplinkTrack track = new UplinkTrack(agreed, 12, new ParticipantNumber(7), new PeerClock());
        Fuzz.storm(name, goldens, input -> {
            if (view.wrap(input, 0, input.length) != null || track.read(view) != Passage.FORWARDED) {
                return;
            }
            byte[] into = new byte[input.length + DownlinkSlot.MOST_GROWTH_BYTES];
            int lengthBytes = slot.write(track, view, into, 0, track.number() * 1_000_000);
            if (lengthBytes != DownlinkSlot.NOTHING) {
                assertThat(written.wrap(into, 0, lengthBytes)).isNull();
                assertThat(written.ssrc()).isEqualTo(slot.ssrc());
                assertThat(written.csrc(0)).isEqualTo(7);
            }
        });
    }
}
