package org.parlour.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.sfu.peers.Agreements;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.Stream;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtp.RtpPacket;

class UplinkTrackTest {
    private static final ParticipantNumber DOCTOR = new ParticipantNumber(7);
    private static final byte[] VOICE = {0x78, 1, 2, 3};

    private final UplinkTrack sound = new UplinkTrack(Agreements.microphone(), 11, DOCTOR, new PeerClock());
    private final UplinkTrack picture = new UplinkTrack(Agreements.camera(), 12, DOCTOR, new PeerClock());
    private final Stream microphone = new Stream(11, Agreements.OPUS, 65_534, 1_000);
    private final Stream camera = new Stream(12, Agreements.VP8, 100, 9_000);
    private final RtpPacket view = new RtpPacket();

    private Passage read(UplinkTrack track, byte[] packet) {
        assertThat(view.wrap(packet, 0, packet.length)).isNull();
        return track.read(view);
    }

    private static byte[] keyFrame(int number) {
        return new Pictures(7, number, true, 0, 1).payload();
    }

    private static byte[] interframe(int number) {
        return new Pictures(7, number, false, 0, 1).payload();
    }

    @Test
    void numbersPacketsInARowAcrossTheWrap() {
        for (int i = 0; i < 4; i++) {
            assertThat(read(sound, microphone.next(VOICE))).isEqualTo(Passage.FORWARDED);
            assertThat(sound.number()).isEqualTo(i);
            assertThat(sound.isNewest()).isTrue();
        }
    }

    @Test
    void readsLevelTransportNumberAndSilence() {
        microphone.level = 33;
        microphone.transportSequence = 4711;
        read(sound, microphone.next(VOICE));
        assertThat(sound.levelMinusDbov()).isEqualTo(33);
        assertThat(sound.transportSequence()).isEqualTo(4711);
        assertThat(sound.isSilence()).isFalse();

        microphone.level = Stream.NO_LEVEL;
        read(sound, microphone.next((byte) 0x78));
        assertThat(sound.levelMinusDbov()).isEqualTo(UplinkTrack.UNKNOWN_LEVEL);
        assertThat(sound.isSilence()).isTrue();
    }

    @Test
    void paddingIsDroppedAndItsGapClosed() {
        read(sound, microphone.next(VOICE));
        assertThat(read(sound, microphone.padding(200))).isEqualTo(Passage.PADDING);
        read(sound, microphone.next(VOICE));

        assertThat(sound.number()).isEqualTo(1);
        assertThat(sound.count(Passage.PADDING)).isEqualTo(1);
    }

    @Test
    void paddingThatComesAfterItsNumberWasReservedGoesOnEmpty() {
        read(sound, microphone.next(VOICE));
        byte[] late = microphone.padding(200);
        read(sound, microphone.next(VOICE));

        assertThat(sound.number()).isEqualTo(2);
        assertThat(read(sound, late)).isEqualTo(Passage.FORWARDED);
        assertThat(sound.number()).isEqualTo(1);
        assertThat(sound.isEmpty()).isTrue();
    }

    @Test
    void aLatePacketKeepsItsPlace() {
        read(sound, microphone.next(VOICE));
        byte[] late = microphone.next(VOICE);
        read(sound, microphone.next(VOICE));

        assertThat(read(sound, late)).isEqualTo(Passage.FORWARDED);
        assertThat(sound.number()).isEqualTo(1);
        assertThat(sound.isNewest()).isFalse();
    }

    @Test
    void whatCameBeforeIsRepeated() {
        byte[] packet = microphone.next(VOICE);
        read(sound, packet.clone());
        assertThat(read(sound, packet.clone())).isEqualTo(Passage.REPEATED);

        byte[] padding = microphone.padding(10);
        read(sound, padding.clone());
        assertThat(read(sound, padding.clone())).isEqualTo(Passage.REPEATED);
    }

    @Test
    void whatIsFurtherBehindThanTheWindowIsTooLate() {
        byte[] late = microphone.next(VOICE);
        microphone.sequence += 300;
        read(sound, microphone.next(VOICE));
        microphone.sequence += 300;
        read(sound, microphone.next(VOICE));

        assertThat(read(sound, late)).isEqualTo(Passage.TOO_LATE);
    }

    @Test
    void aSenderThatBeginsAnewIsBelievedAtItsSecondPacket() {
        read(sound, microphone.next(VOICE));
        int generation = sound.generation();
        microphone.sequence = 30_000;

        assertThat(read(sound, microphone.next(VOICE))).isEqualTo(Passage.OUT_OF_LINE);
        assertThat(read(sound, microphone.next(VOICE))).isEqualTo(Passage.FORWARDED);
        assertThat(sound.number()).isEqualTo(1);
        assertThat(sound.generation()).isEqualTo(generation + 1);
    }

    @Test
    void aRetransmissionIsWhatItWas() {
        read(picture, camera.next(keyFrame(1)));
        byte[] lost = camera.next(interframe(2));
        read(picture, camera.next(interframe(3)));
        byte[] again = Stream.again(lost, Agreements.VP8_REPAIR, 13, 5);

        assertThat(read(picture, again)).isEqualTo(Passage.FORWARDED);
        assertThat(picture.isRetransmitted()).isTrue();
        assertThat(picture.number()).isEqualTo(1);
        assertThat(view.ssrc()).isEqualTo(12);
        assertThat(view.payloadType()).isEqualTo(Agreements.VP8);
    }

    @Test
    void aRetransmissionOfNothingIsAProbe() {
        Stream repair = new Stream(13, Agreements.VP8_REPAIR, 1, 9_000);

        assertThat(read(picture, repair.padding(100))).isEqualTo(Passage.PROBE);
    }

    @Test
    void aPayloadTypeThatWasNotAgreedIsCountedAndItsGapClosed() {
        read(sound, microphone.next(VOICE));
        microphone.payloadType = 13;
        assertThat(read(sound, microphone.next(VOICE))).isEqualTo(Passage.UNKNOWN_PAYLOAD);
        microphone.payloadType = Agreements.OPUS;
        read(sound, microphone.next(VOICE));

        assertThat(sound.number()).isEqualTo(1);
    }

    @Test
    void aPayloadThatIsShorterThanItsFormatIsMalformed() {
        assertThat(read(picture, camera.next((byte) 0x90))).isEqualTo(Passage.MALFORMED);
    }

    @Test
    void nothingPassesWhoeverIsMuted() {
        read(sound, microphone.next(VOICE));
        sound.muted(true);
        assertThat(read(sound, microphone.next(VOICE))).isEqualTo(Passage.MUTED);
        assertThat(read(sound, microphone.next(VOICE))).isEqualTo(Passage.MUTED);
        sound.muted(false);
        assertThat(read(sound, microphone.next(VOICE))).isEqualTo(Passage.FORWARDED);

        assertThat(sound.number()).isEqualTo(1);
    }

    @Test
    void aPictureComesBackFromMutingWithItsNextKeyFrame() {
        read(picture, camera.next(keyFrame(1)));
        picture.muted(true);
        read(picture, camera.next(keyFrame(2)));
        picture.muted(false);

        assertThat(read(picture, camera.next(interframe(3)))).isEqualTo(Passage.BEFORE_KEY_FRAME);
        assertThat(read(picture, camera.next(keyFrame(4)))).isEqualTo(Passage.FORWARDED);
        assertThat(picture.number()).isEqualTo(1);
    }

    @Test
    void aKeyFrameThatComesLateBeginsNothing() {
        read(picture, camera.next(keyFrame(1)));
        byte[] late = camera.next(keyFrame(2));
        read(picture, camera.next(new Pictures(7, 2, true, 1, 2).payload()));

        assertThat(read(picture, late)).isEqualTo(Passage.FORWARDED);
        assertThat(picture.isKeyFrameStart()).isFalse();
    }

    @Test
    void h264BeginsWithItsParameters() {
        camera.payloadType = Agreements.H264;
        assertThat(read(picture, camera.next(Pictures.hex("41 9a 24")))).isEqualTo(Passage.BEFORE_KEY_FRAME);
        assertThat(read(picture, camera.next(Pictures.hex("78 0002 67 42 0002 68 ce"))))
                .isEqualTo(Passage.FORWARDED);
        assertThat(picture.isKeyFrameStart()).isTrue();
        read(picture, camera.next(Pictures.hex("7c 85 88")));
        assertThat(picture.isKeyFrameStart()).isFalse();
    }

    @Test
    void h264WithoutParametersBeginsOnlyWhereNothingIsMissingBeforeIt() {
        camera.payloadType = Agreements.H264;
        read(picture, camera.next(Pictures.hex("67 42 e0")));
        camera.timestamp += 3_000;
        camera.sequence++;
        read(picture, camera.next(Pictures.hex("65 88")));
        assertThat(picture.isKeyFrameStart()).isFalse();

        camera.timestamp += 3_000;
        read(picture, camera.next(Pictures.hex("65 88")));
        assertThat(picture.isKeyFrameStart()).isTrue();
        read(picture, camera.next(Pictures.hex("65 88")));
        assertThat(picture.isKeyFrameStart()).isFalse();
    }
}
