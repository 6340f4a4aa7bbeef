package org.parlour.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.peers.Agreements;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.Stream;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.AudioLevel;
import org.parlour.wire.rtp.RtpExtensions;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.TransportSequence;
import org.parlour.wire.sdp.HeaderExtension;

class DownlinkSlotTest {
    private static final long MILLI_NANOS = 1_000_000L;
    private static final ParticipantNumber DOCTOR = new ParticipantNumber(7);
    private static final ParticipantNumber PATIENT = new ParticipantNumber(9);
    private static final byte[] VOICE = {0x78, 1, 2, 3};

    private final RandomGenerator chance =
            RandomGeneratorFactory.of("L64X128MixRandom").create(17);
    private final DownlinkTransport transport = new DownlinkTransport();
    private final DownlinkSlot sound = new DownlinkSlot(Agreements.audioSlot(0, 500), transport, chance);
    private final DownlinkSlot picture = new DownlinkSlot(Agreements.videoSlot(0, 600, 601), transport, chance);
    private final RtpPacket view = new RtpPacket();
    private final RtpPacket written = new RtpPacket();
    private final byte[] into = new byte[1600];
    private long nowNanos = 50_000_000_000L;

    private final UplinkTrack doctorSound = track(11, DOCTOR, false);
    private final UplinkTrack patientSound = track(21, PATIENT, false);
    private final UplinkTrack doctorPicture = track(12, DOCTOR, true);
    private final UplinkTrack patientPicture = track(22, PATIENT, true);
    private final Stream doctorVoice = new Stream(11, Agreements.OPUS, 65_535, 5);
    private final Stream patientVoice = new Stream(21, Agreements.OPUS, 1_000, 70_000);
    private final Stream doctorCamera = new Stream(12, Agreements.VP8, 30, -5);
    private final Stream patientCamera = new Stream(22, Agreements.VP8, 900, 123_456);

    private static UplinkTrack track(int ssrc, ParticipantNumber number, boolean video) {
        return new UplinkTrack(video ? Agreements.camera() : Agreements.microphone(), ssrc, number, new PeerClock());
    }

    private boolean forward(DownlinkSlot slot, UplinkTrack track, byte[] packet) {
        assertThat(view.wrap(packet, 0, packet.length)).isNull();
        assertThat(track.read(view)).isEqualTo(Passage.FORWARDED);
        int lengthBytes = slot.write(track, view, into, 3, nowNanos);
        if (lengthBytes == DownlinkSlot.NOTHING) {
            return false;
        }
        assertThat(written.wrap(into, 3, lengthBytes)).isNull();
        return true;
    }

    private static byte[] frame(ParticipantNumber person, int number, boolean key) {
        return new Pictures(person.bits(), number, key, 0, 1).payload();
    }

    @Test
    void speaksInTheSlotsOwnName() {
        doctorVoice.level = 30;
        doctorVoice.marker = true;
        assertThat(forward(sound, doctorSound, doctorVoice.next(VOICE))).isTrue();

        assertThat(written.ssrc()).isEqualTo(500);
        assertThat(written.payloadType()).isEqualTo(Agreements.SLOT_OPUS);
        assertThat(written.csrcCount()).isEqualTo(1);
        assertThat(written.csrc(0)).isEqualTo(DOCTOR.bits());
        assertThat(written.marker()).isTrue();
        long level = RtpExtensions.find(written, HeaderExtension.AUDIO_LEVEL.ownId());
        assertThat(AudioLevel.levelMinusDbov(into, level)).isEqualTo(30);
        assertThat(HexFormat.of().formatHex(into, written.payloadOffset(), written.payloadOffset() + 4))
                .isEqualTo("78010203");
    }

    @Test
    void countsEachPacketOfTheTransport() {
        for (int i = 0; i < 3; i++) {
            forward(sound, doctorSound, doctorVoice.next(VOICE));
            long element = RtpExtensions.find(written, HeaderExtension.TRANSPORT_WIDE_CC.ownId());
            assertThat(TransportSequence.read(into, element)).isEqualTo(i);
        }
    }

    @Test
    void aTurnGoesOnWithTheNextNumberAndTheTimeThatHasPassed() {
        forward(sound, doctorSound, doctorVoice.next(VOICE));
        int sequence = written.sequenceNumber();
        int timestamp = written.timestamp();
        nowNanos += 35 * MILLI_NANOS;
        forward(sound, patientSound, patientVoice.next(VOICE));

        assertThat(written.sequenceNumber()).isEqualTo(sequence + 1);
        assertThat(written.timestamp()).isEqualTo(timestamp + 35 * 48);
        assertThat(written.csrc(0)).isEqualTo(PATIENT.bits());
        assertThat(written.marker()).isTrue();

        patientVoice.timestamp += 960;
        nowNanos += 3 * MILLI_NANOS;
        forward(sound, patientSound, patientVoice.next(VOICE));
        assertThat(written.timestamp()).isEqualTo(timestamp + 35 * 48 + 960);
        assertThat(written.marker()).isFalse();
    }

    @Test
    void aGapOfSilenceIsNoGapInTheNumbers() {
        forward(sound, doctorSound, doctorVoice.next(VOICE));
        int sequence = written.sequenceNumber();
        int timestamp = written.timestamp();
        // Discontinuous transmission: 400 ms later the next packet has the next number.
        doctorVoice.timestamp += 400 * 48;
        forward(sound, doctorSound, doctorVoice.next((byte) 0x78));

        assertThat(written.sequenceNumber()).isEqualTo(sequence + 1);
        assertThat(written.timestamp()).isEqualTo(timestamp + 400 * 48);
    }

    @Test
    void aVideoNeverBeginsInTheMiddle() {
        forward(picture, doctorPicture, doctorCamera.next(frame(DOCTOR, 1, true)));
        forward(picture, patientPicture, patientCamera.next(frame(PATIENT, 1, true)));
        assertThat(forward(picture, doctorPicture, doctorCamera.next(frame(DOCTOR, 2, false))))
                .isFalse();
        assertThat(picture.beforeKeyFrame()).isEqualTo(1);
        assertThat(forward(picture, patientPicture, patientCamera.next(frame(PATIENT, 2, false))))
                .isTrue();
        assertThat(forward(picture, doctorPicture, doctorCamera.next(frame(DOCTOR, 3, true))))
                .isTrue();
    }

    @Test
    void whatComesLateFromBeforeTheTurnIsDropped() {
        forward(picture, doctorPicture, doctorCamera.next(frame(DOCTOR, 1, true)));
        UplinkTrack patient = patientPicture;
        byte[] first = patientCamera.next(frame(PATIENT, 1, true));
        view.wrap(first, 0, first.length);
        patient.read(view);
        byte[] late = patientCamera.next(frame(PATIENT, 2, false));
        forward(picture, patient, patientCamera.next(frame(PATIENT, 3, true)));

        assertThat(forward(picture, patient, late)).isFalse();
        assertThat(picture.behindTurn()).isEqualTo(1);
    }

    @Test
    void pictureNumbersRunOnWhoeverIsShown() {
        byte[] payload = new Pictures(7, 1, true, 0, 1).payload(32_767, 255, 31);
        forward(picture, doctorPicture, doctorCamera.next(payload));
        assertThat(descriptor()).isEqualTo("90f0ffffff1f");
        forward(picture, doctorPicture, doctorCamera.next(new Pictures(7, 2, false, 0, 1).payload(0, 0, 31)));
        assertThat(descriptor()).isEqualTo("90f08000001f");
        forward(picture, patientPicture, patientCamera.next(new Pictures(9, 1, true, 0, 1).payload(500, 77, 3)));
        assertThat(descriptor()).isEqualTo("90f080010100");
        forward(picture, patientPicture, patientCamera.next(new Pictures(9, 2, false, 0, 1).payload(501, 78, 3)));
        assertThat(descriptor()).isEqualTo("90f080020200");
    }

    private String descriptor() {
        return HexFormat.of().formatHex(into, written.payloadOffset(), written.payloadOffset() + 6);
    }

    @Test
    void aShortPictureIdIsWrittenLong() {
        forward(picture, doctorPicture, doctorCamera.next(Pictures.hex("90 80 11 50 42")));

        assertThat(HexFormat.of().formatHex(into, written.payloadOffset(), written.payloadOffset() + 6))
                .isEqualTo("908080115042");
    }

    @Test
    void whoComesBackAfterTheSlotWasReleasedBeginsAnew() {
        forward(sound, doctorSound, doctorVoice.next(VOICE));
        int sequence = written.sequenceNumber();
        sound.release();
        doctorVoice.sequence += 20;
        doctorVoice.timestamp += 20 * 960;
        nowNanos += 400 * MILLI_NANOS;
        forward(sound, doctorSound, doctorVoice.next(VOICE));

        assertThat(written.sequenceNumber()).isEqualTo(sequence + 1);
    }

    @Test
    void aReservedNumberIsFilledByAnEmptyPacket() {
        forward(sound, doctorSound, doctorVoice.next(VOICE));
        int sequence = written.sequenceNumber();
        byte[] late = doctorVoice.padding(100);
        forward(sound, doctorSound, doctorVoice.next(VOICE));
        assertThat(written.sequenceNumber()).isEqualTo(sequence + 2);
        forward(sound, doctorSound, late);

        assertThat(written.sequenceNumber()).isEqualTo(sequence + 1);
        assertThat(written.payloadLengthBytes()).isZero();
        assertThat(written.paddingLengthBytes()).isZero();
    }

    @Test
    void theSlotsClockRunsOnByTheWallWhereThePublisherSaidNothing() {
        forward(sound, doctorSound, doctorVoice.next(VOICE));

        assertThat(sound.timestampAt(nowNanos + 1_000 * MILLI_NANOS)).isEqualTo(written.timestamp() + 48_000);
    }

    @Test
    void theSlotsClockIsThePublishersMovedByTheOffset() {
        forward(sound, doctorSound, doctorVoice.next(VOICE));
        int offset = written.timestamp() - 5;
        long ntp = NtpTime.fromUnixNanos(1_700_000_000_000_000_000L);
        // 20 ms on its way, then another one that took 50 ms: the faster one tells the truth.
        doctorSound.reported(new SenderReport(11, ntp, 5_000, 1, 1, List.of()), nowNanos + 20 * MILLI_NANOS);
        long later = NtpTime.fromUnixNanos(1_700_000_001_000_000_000L);
        doctorSound.reported(new SenderReport(11, later, 53_000, 1, 1, List.of()), nowNanos + 1_050 * MILLI_NANOS);

        assertThat(sound.timestampAt(nowNanos + 1_020 * MILLI_NANOS) - offset).isBetween(52_999, 53_001);
    }

    @Test
    void aCodecThatTheViewerDoesNotTakeIsRefused() {
        byte[] packet = doctorVoice.next(VOICE);
        view.wrap(packet, 0, packet.length);
        doctorSound.read(view);

        assertThat(picture.write(doctorSound, view, into, 0, nowNanos)).isEqualTo(DownlinkSlot.NOTHING);
        assertThat(picture.formatsRefused()).isEqualTo(1);
    }

    @Test
    void growsByNoMoreThanItSays() {
        byte[] packet = doctorCamera.next(Pictures.hex("90 f0 11 0a 07 50 42"));
        forward(picture, doctorPicture, packet);

        assertThat(written.lengthBytes()).isLessThanOrEqualTo(packet.length + DownlinkSlot.MOST_GROWTH_BYTES);
    }
}
