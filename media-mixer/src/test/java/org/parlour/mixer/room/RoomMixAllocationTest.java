package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.mixer.room.PhoneVoice.Downlink;
import org.parlour.mixer.room.PhoneVoice.Track;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.mixer.room.PhoneVoice.VoiceListener;
import org.parlour.proof.Allocation;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

class RoomMixAllocationTest {
    private static final int PHONES = 10;
    private static final int SPEAKING = 3;
    private static final int FRAME_TICKS = 160;
    private static final int KEPT_PACKETS = 64;

    private final byte[][] speech = packets(Sounds.vowel(130, 8_000, 8_000, -20));
    private final byte[][] silence = packets(new short[8_000]);
    private final PhoneVoice[] voices = new PhoneVoice[PHONES];
    private final RtpPacket view = RtpStream.view(speech[0]);
    private int frame;
    private long bytesSent;
    private long bytesPublished;

    @Test
    void aTickOfTenPhonesAllocatesNothing() {
        RoomMix room = new RoomMix();
        for (int i = 0; i < PHONES; i++) {
            voices[i] =
                    new PhoneVoice(new VoiceFormat(i % 2 == 0 ? Codec.PCMA : Codec.PCMU, 20), new Sink(), new Deaf());
            room.join(voices[i]);
        }
        voices[9].music(true);
        voices[8].hears(HearingProfile.NONE.withLouder(3).withClearer(9));
        voices[7].hears(HearingProfile.NONE.withOneAtATime(true));
        assertThat(Allocation.bytesPerStep(() -> {
                    frame++;
                    for (int i = 0; i < PHONES; i++) {
                        // Losses too: concealment and changes of the delay belong to the steady state.
                        if (frame % (31 + i) != 0) {
                            arrive(voices[i], i < SPEAKING ? speech : silence);
                        }
                    }
                    room.tick(frame * 20_000_000L + 5_000_000);
                }))
                .isZero();
        assertThat(room.speakers()).isEqualTo(SPEAKING);
        assertThat(bytesSent).isPositive();
    }

    @Test
    void aTickWithBrowsersAllocatesNothing() {
        OpusCodecs codecs = OpusCodecs.open();
        RoomMix room = RoomMix.withBrowsers(codecs, 2);
        byte[][] said = browserPackets(codecs);
        for (int i = 0; i < 3; i++) {
            voices[i] = new PhoneVoice(new VoiceFormat(Codec.PCMA, 20), new Sink(), new Deaf());
            room.join(voices[i]);
            voices[i].publish(new Browsers(), codecs);
        }
        assertThat(Allocation.bytesPerStep(() -> {
                    frame++;
                    // Libopus allocates nothing in any case, and takes its time: so it is seldom asked.
                    boolean talks = frame % 1_024 < 96;
                    for (int i = 0; i < 3; i++) {
                        if (frame % (31 + i) != 0) {
                            arrive(voices[i], talks && i == 0 ? speech : silence);
                        }
                    }
                    if (talks && frame % 29 != 0) {
                        byte[] packet = said[frame % KEPT_PACKETS];
                        view.wrap(packet, 0, packet.length);
                        view.sequenceNumber(frame).timestamp(frame * FRAME_TICKS * 6);
                        room.browsers().arrived(frame % 2_048 < 1_024 ? 0 : 1, view, frame * 20_000_000L);
                    }
                    if (frame % 4_096 == 0) {
                        room.browsers().taken(0);
                        voices[0].muted(frame % 8_192 == 0);
                    }
                    room.tick(frame * 20_000_000L + 5_000_000);
                }))
                .isZero();
        assertThat(bytesPublished).isPositive();
        assertThat(room.browsers().counters().framesSummed()).isPositive();
        room.browsers().close();
        for (int i = 0; i < 3; i++) {
            voices[i].publishNoMore();
        }
        assertThat(codecs.openNow()).isZero();
    }

    @Test
    void aTickWithOpusPhonesAllocatesNothing() {
        OpusCodecs codecs = OpusCodecs.open();
        RoomMix room = new RoomMix();
        byte[][] said = browserPackets(codecs);
        for (int i = 0; i < 4; i++) {
            OpusSettings wants = VoiceFormat.USUAL_OPUS.withSilenceUnsent(i % 2 == 0);
            voices[i] = new PhoneVoice(
                    new VoiceFormat(Codec.OPUS, i < 3 ? 20 : 60, wants, false), new Sink(), new Deaf(), codecs);
            room.join(voices[i]);
        }
        assertThat(Allocation.bytesPerStep(() -> {
                    frame++;
                    boolean talks = frame % 1_024 < 64;
                    if (talks && frame % 29 != 0) {
                        byte[] packet = said[frame % KEPT_PACKETS];
                        view.wrap(packet, 0, packet.length);
                        view.sequenceNumber(frame).timestamp(frame * FRAME_TICKS * 6);
                        voices[0].arrived(Codec.OPUS, view, frame * 20_000_000L);
                    }
                    if (talks || frame % 16 == 0) {
                        room.tick(frame * 20_000_000L + 5_000_000);
                    }
                }))
                .isZero();
        assertThat(bytesSent).isPositive();
        for (int i = 0; i < 4; i++) {
            room.leave(voices[i]);
            voices[i].close();
        }
        room.close();
        assertThat(codecs.openNow()).isZero();
    }

    private static byte[][] browserPackets(OpusCodecs codecs) {
        byte[][] packets = new byte[KEPT_PACKETS][];
        try (OpusEncoder encoder = codecs.newEncoder(OpusSettings.speech(16_000).withExpectedLoss(10))) {
            OpusStream stream = new OpusStream(encoder, Sounds.vowel(130, 16_000, 16_000, -20));
            for (int i = 0; i < KEPT_PACKETS; i++) {
                packets[i] = stream.next(20);
            }
        }
        return packets;
    }

    private void arrive(PhoneVoice voice, byte[][] packets) {
        byte[] packet = packets[frame % KEPT_PACKETS];
        view.wrap(packet, 0, packet.length);
        view.sequenceNumber(frame).timestamp(frame * FRAME_TICKS);
        voice.arrived(Codec.PCMA, view, frame * 20_000_000L);
    }

    private static byte[][] packets(short[] samples) {
        RtpStream stream = new RtpStream(Law.A, samples);
        byte[][] packets = new byte[KEPT_PACKETS][];
        for (int i = 0; i < KEPT_PACKETS; i++) {
            packets[i] = stream.next(FRAME_TICKS);
        }
        return packets;
    }

    private final class Sink implements Downlink {
        @Override
        public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
            bytesSent += lengthBytes;
        }

        @Override
        public void skip(int lengthTicks) {}
    }

    private final class Browsers implements Track {
        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public void send(byte[] opus, int offset, int lengthBytes, int timestamp, int levelMinusDbov, long nowNanos) {
            bytesPublished += lengthBytes;
        }

        @Override
        public void hushed() {}
    }

    private static final class Deaf implements VoiceListener {
        @Override
        public void playedOut(int playing) {}

        @Override
        public void heardKey(KeyNews news) {}

        @Override
        public void spokeWhileMuted() {}

        @Override
        public void gated(HoldReason reason) {}
    }
}
