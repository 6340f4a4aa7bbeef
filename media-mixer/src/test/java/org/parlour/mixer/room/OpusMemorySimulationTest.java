package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.Sounds;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.sdp.Codec;

/** Phones come, ask for something else, move and go as they like: what they had outside the heap goes with them. */
class OpusMemorySimulationTest {
    private static final int RATE_HZ = OpusPhone.RATE_HZ;
    private static final int MOST_PHONES = 12;

    private final OpusCodecs codecs = OpusCodecs.open();
    private final RoomMix[] rooms = {new RoomMix(), RoomMix.withBrowsers(codecs, 2)};
    private final List<OpusPhone> phones = new ArrayList<>();
    private final List<RoomMix> places = new ArrayList<>();
    private final Audience audience = new Audience(codecs);
    private long nowNanos = 10_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsOutsideTheHeapGoesWithWhoHadIt(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 800; i++) {
            act(chance);
            phones.forEach(phone -> phone.speak(nowNanos));
            nowNanos += 20_000_000L;
            for (RoomMix room : rooms) {
                room.tick(nowNanos - 5_000_000L);
            }
            // For each phone a decoder and two encoders, for each room six, and the audience's.
            assertThat(codecs.openNow()).as("seed %d, step %d", seed, i).isLessThanOrEqualTo(3 * phones.size() + 13);
        }
        while (!phones.isEmpty()) {
            hangUp(0);
        }
        audience.close();
        for (RoomMix room : rooms) {
            room.close();
        }
        assertThat(codecs.openNow()).as("seed %d", seed).isZero();
    }

    private void act(RandomGenerator chance) {
        int which = phones.isEmpty() ? -1 : chance.nextInt(phones.size());
        switch (chance.nextInt(12)) {
            case 0 -> come(chance);
            case 1 -> {
                if (which >= 0 && chance.nextBoolean()) {
                    hangUp(which);
                }
            }
            case 2 -> {
                if (which >= 0) {
                    move(which);
                }
            }
            case 3, 4 -> {
                if (which >= 0) {
                    phones.get(which).deaf = true;
                    phones.get(which).voice.format(format(chance));
                }
            }
            case 5 -> {
                if (which >= 0) {
                    phones.get(which).lossPercent = chance.nextInt(30);
                }
            }
            case 6 -> {
                if (which >= 0) {
                    phones.get(which).voice.hears(HearingProfile.NONE.withLouder(3 * chance.nextInt(2)));
                }
            }
            case 7 -> {
                if (which >= 0) {
                    phones.get(which).voice.publishNoMore();
                    phones.get(which).voice.publish(audience, codecs);
                    audience.wanted = false;
                }
            }
            default -> {}
        }
    }

    private static VoiceFormat format(RandomGenerator chance) {
        OpusSettings settings = VoiceFormat.USUAL_OPUS
                .withSilenceUnsent(chance.nextBoolean())
                .withRepair(chance.nextBoolean())
                .withBitrate(6_000 + 1_000 * chance.nextInt(12));
        Codec codec = chance.nextInt(4) == 0 ? Codec.G722 : Codec.OPUS;
        return new VoiceFormat(codec, 10 + 10 * chance.nextInt(6), settings, chance.nextBoolean());
    }

    private void come(RandomGenerator chance) {
        if (phones.size() < MOST_PHONES) {
            boolean speaks = chance.nextInt(3) == 0;
            OpusPhone phone = OpusPhone.saying(
                    codecs,
                    speaks ? Sounds.vowel(100 + chance.nextInt(100), RATE_HZ, RATE_HZ, -20) : new short[RATE_HZ]);
            phone.deaf = true;
            int room = chance.nextInt(rooms.length);
            rooms[room].join(phone.voice);
            phones.add(phone);
            places.add(rooms[room]);
        }
    }

    private void move(int which) {
        PhoneVoice voice = phones.get(which).voice;
        RoomMix from = places.get(which);
        RoomMix to = from == rooms[0] ? rooms[1] : rooms[0];
        from.leave(voice);
        to.join(voice);
        places.set(which, to);
    }

    private void hangUp(int which) {
        OpusPhone phone = phones.remove(which);
        places.remove(which).leave(phone.voice);
        phone.close();
        // What comes after all is left alone.
        phone.speakAfterAll(nowNanos);
    }
}
