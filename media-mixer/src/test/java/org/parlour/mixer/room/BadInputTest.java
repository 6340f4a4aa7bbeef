package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.jitter.JitterStatistics;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.G722Stream;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Fuzz;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * What phones send that no phone should: whatever it is, nothing is thrown, a counter says what became of it, and the voice
 * is heard when it comes back.
 */
class BadInputTest {
    private static final int RATE_HZ = 16_000;

    private final OpusCodecs codecs = OpusCodecs.open();
    private final OpusCodecs theirs = OpusCodecs.open();
    private final OpusEncoder encoder =
            theirs.newEncoder(OpusSettings.speech(RATE_HZ).withSilenceUnsent(false));
    private final OpusPhone speaker = OpusPhone.saying(codecs, new short[RATE_HZ]);
    private final Phone listener = Phone.silent();
    private final RoomMix room = new RoomMix();
    private long nowNanos = 10_000_000_000L;

    @AfterEach
    void nothingIsLeftOutsideTheHeap() {
        room.leave(speaker.voice);
        speaker.close();
        room.close();
        encoder.close();
        assertThat(codecs.openNow()).isZero();
        assertThat(theirs.openNow()).isZero();
    }

    /** One phone's packets in one of the codecs. */
    private interface Talk {
        byte[] next();
    }

    private Talk talk(Codec codec) {
        short[] wide = Sounds.vowel(130, RATE_HZ, RATE_HZ, -20);
        short[] narrow = Sounds.vowel(130, 8_000, 8_000, -20);
        return switch (codec) {
            case OPUS -> {
                OpusStream stream = new OpusStream(encoder, wide);
                yield () -> stream.next(20);
            }
            case G722 -> {
                G722Stream stream = new G722Stream(wide);
                yield () -> stream.next(160);
            }
            default -> {
                RtpStream stream = new RtpStream(codec == Codec.PCMU ? Law.MU : Law.A, narrow);
                yield () -> stream.next(160);
            }
        };
    }

    private void begin() {
        room.join(speaker.voice);
        room.join(listener.voice);
    }

    private void arrive(Codec codec, byte[] packet) {
        RtpPacket view = new RtpPacket();
        if (view.wrap(packet, 0, packet.length) == null) {
            speaker.voice.arrived(codec, view, nowNanos);
        }
    }

    private void tick() {
        nowNanos += 20_000_000L;
        room.tick(nowNanos - 5_000_000L);
    }

    private JitterStatistics counters() {
        JitterStatistics counters = speaker.voice.counters().jitter();
        assertThat(counters.addUp()).as(counters.toString()).isTrue();
        return counters;
    }

    private void isHeard(Codec codec, Talk talk) {
        for (int i = 0; i < 100; i++) {
            arrive(codec, talk.next());
            tick();
        }
        short[] last = listener.heardSince(listener.heardMillis() - 500);
        assertThat(Sounds.decibels(last, 0, last.length)).as("heard again").isGreaterThan(-32);
    }

    private static int stampsAFrame(Codec codec) {
        return codec == Codec.OPUS ? 960 : 160;
    }

    @ParameterizedTest
    @EnumSource(names = {"PCMU", "PCMA", "G722", "OPUS"})
    void truncatedOversizedAndEmptyPayloads(Codec codec) {
        begin();
        Talk talk = talk(codec);
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        int bad = 0;
        for (int i = 0; i < 400; i++) {
            byte[] packet = talk.next();
            int length =
                    switch (i % 8) {
                        case 3 -> RtpPacket.FIXED_HEADER_BYTES;
                        case 5 -> RtpPacket.FIXED_HEADER_BYTES + chance.nextInt(1, 20);
                        case 7 -> RtpPacket.FIXED_HEADER_BYTES + 1_441;
                        default -> packet.length;
                    };
            bad += length == packet.length ? 0 : 1;
            byte[] sent = Arrays.copyOf(packet, length);
            for (int j = packet.length; j < length; j++) {
                sent[j] = (byte) chance.nextInt();
            }
            arrive(codec, sent);
            tick();
        }
        assertThat(bad).isEqualTo(150);
        assertThat(counters().refused()).as("the empty and the too long").isGreaterThanOrEqualTo(50);
        isHeard(codec, talk);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCMU", "PCMA", "G722", "OPUS"})
    void timestampsThatJumpAndStand(Codec codec) {
        begin();
        Talk talk = talk(codec);
        int off = 0;
        for (int i = 0; i < 600; i++) {
            byte[] packet = talk.next();
            RtpPacket view = RtpStream.view(packet);
            off += i % 150 == 70 ? stampsAFrame(codec) * 5_000 : i % 150 == 140 ? -stampsAFrame(codec) * 90_000 : 0;
            boolean stands = i > 450 && i < 520;
            view.timestamp(stands ? 77 : view.timestamp() + off);
            arrive(codec, packet);
            tick();
        }
        assertThat(counters().restarts() + counters().refused() + counters().late())
                .isPositive();
        isHeard(codec, talk);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCMU", "PCMA", "G722", "OPUS"})
    void anotherSourceAndTwoAtOnce(Codec codec) {
        begin();
        Talk talk = talk(codec);
        for (int i = 0; i < 300; i++) {
            byte[] packet = talk.next();
            boolean other = (i >= 100 && i < 200) || (i >= 200 && i % 2 == 0);
            RtpStream.view(packet).ssrc(other ? 0xABCDEF : 0x1234);
            arrive(codec, packet);
            tick();
        }
        assertThat(counters().restarts()).isPositive();
        isHeard(codec, talk);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCMU", "PCMA", "G722", "OPUS"})
    void silentForMinutes(Codec codec) {
        begin();
        Talk talk = talk(codec);
        isHeard(codec, talk);
        long concealed = counters().concealedTicks();
        for (int i = 0; i < 50 * 180; i++) {
            tick();
        }
        assertThat(room.speakers()).isZero();
        assertThat(counters().concealedTicks() - concealed).isLessThan(160 * 20);
        // Its clock stood meanwhile.
        isHeard(codec, talk);
    }

    @Test
    void anotherCodecWithEveryPacket() {
        begin();
        Codec[] all = {Codec.PCMU, Codec.OPUS, Codec.G722, Codec.PCMA, Codec.COMFORT_NOISE, Codec.RED};
        List<Talk> talks = new ArrayList<>();
        for (Codec codec : all) {
            talks.add(talk(codec));
        }
        for (int i = 0; i < 1_200; i++) {
            arrive(all[i % 6], talks.get(i % 6).next());
            tick();
        }
        assertThat(speaker.voice.counters().otherCodecs()).isEqualTo(200);
        assertThat(counters().arrived()).isEqualTo(1_000);
        // Its own decoder; the encoder of what it hears.
        assertThat(codecs.openNow()).isLessThanOrEqualTo(3);
        isHeard(Codec.OPUS, talks.get(1));
        isHeard(Codec.PCMA, talks.get(3));
    }

    @Test
    void stereoIsHeardOnce() {
        begin();
        OpusStream stream = new OpusStream(encoder, Sounds.vowel(130, RATE_HZ, RATE_HZ, -20));
        // A packet of the transform coder in two channels (RFC 6716 table 2): 20 ms, full band, of noise.
        byte[] stereo = new byte[80];
        RandomGeneratorFactory.of("L64X128MixRandom").create(5).nextBytes(stereo);
        stereo[0] = (byte) 0xFC;
        for (int i = 0; i < 100; i++) {
            arrive(Codec.OPUS, stream.packet(stereo, 20));
            tick();
        }
        assertThat(counters().played()).isEqualTo(100);
        isHeard(Codec.OPUS, () -> stream.next(20));
    }

    @Test
    void aStormOfAnything() {
        begin();
        // What it hears is of whatever codec was agreed last.
        speaker.deaf = true;
        Codec[] all = {Codec.PCMU, Codec.OPUS, Codec.G722, Codec.PCMA, Codec.OPUS, Codec.COMFORT_NOISE};
        List<byte[]> goldens = new ArrayList<>();
        for (Codec codec : List.of(Codec.OPUS, Codec.G722, Codec.PCMA)) {
            Talk talk = talk(codec);
            for (int i = 0; i < 4; i++) {
                goldens.add(talk.next());
            }
        }
        Fuzz.storm("room-uplink", goldens, 4_000, input -> {
            arrive(all[Math.floorMod(input.length, all.length)], input);
            if (input.length % 2 == 0) {
                tick();
            }
            if (input.length % 37 == 0) {
                speaker.voice.format(
                        input.length % 74 == 0
                                ? OpusPhone.format(PhoneVoice.VoiceFormat.USUAL_OPUS, 10 + input.length % 5 * 10)
                                : new PhoneVoice.VoiceFormat(Codec.G722, 20));
            }
            counters();
        });
        speaker.voice.format(new PhoneVoice.VoiceFormat(Codec.OPUS, 20));
        isHeard(Codec.PCMA, talk(Codec.PCMA));
    }
}
