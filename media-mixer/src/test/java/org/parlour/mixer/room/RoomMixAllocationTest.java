package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.mixer.room.PhoneVoice.Downlink;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.mixer.room.PhoneVoice.VoiceListener;
import org.parlour.proof.Allocation;
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

    @Test
    void aTickOfTenPhonesAllocatesNothing() {
        RoomMix room = new RoomMix();
        for (int i = 0; i < PHONES; i++) {
            voices[i] =
                    new PhoneVoice(new VoiceFormat(i % 2 == 0 ? Codec.PCMA : Codec.PCMU, 20), new Sink(), new Deaf());
            room.join(voices[i]);
        }
        voices[9].music(true);
        voices[8].gain(1);
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

    private static final class Deaf implements VoiceListener {
        @Override
        public void playedOut(int playing) {}

        @Override
        public void spokeWhileMuted() {}
    }
}
