package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.Jitter;
import org.parlour.simulation.Loss;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Reorder;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.sdp.Codec;

/**
 * Phones and browsers in one room, over networks of all kinds, that come, go, mute and change slots in any order. Each has
 * a tone of its own; in the end each phone hears the browsers and the other phones and never itself, and the browsers hear
 * of each phone's track that phone alone.
 */
class OneRoomSimulationTest {
    private static final int RATE_HZ = 8_000;
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int TONE_DECIBELS = -22;
    private static final Address GATEWAY = new Address("gateway");
    private static final int[] PHONES_HERTZ = {450, 750, 1_150, 1_650};
    private static final int[] BROWSERS_HERTZ = {950, 1_950};
    private static final int SLOTS = 3;
    private static final int NOT_HEARD = 30;
    // A coder of speech that is given a sine with the noise of G.711 in it keeps that of some less well than of others.
    private static final int SPEECH_CODER = 12;

    private final OpusCodecs codecs = OpusCodecs.open();
    private final RoomMix room = RoomMix.withBrowsers(codecs, SLOTS);
    private final List<Caller> callers = new ArrayList<>();
    private final List<Talker> talkers = new ArrayList<>();

    private static final class Caller {
        final Phone phone;
        final Address address;
        final int hertz;

        @Nullable
        Audience audience;

        boolean here;
        boolean muted;

        Caller(int number, RandomGenerator chance) {
            hertz = PHONES_HERTZ[number];
            address = new Address("phone" + number);
            phone = new Phone(
                    chance.nextBoolean() ? Codec.PCMA : Codec.PCMU,
                    20,
                    Sounds.sine(hertz, RATE_HZ, RATE_HZ, TONE_DECIBELS));
        }
    }

    private static final class Talker {
        final Address address;
        final OpusEncoder encoder;
        final OpusStream stream;
        final int hertz;
        // A clock of its own: up to 200 parts in a million.
        final double clockError;
        double sendNanos;
        int slot;

        Talker(int number, OpusCodecs codecs, RandomGenerator chance) {
            hertz = BROWSERS_HERTZ[number];
            address = new Address("browser" + number);
            encoder = codecs.newEncoder(
                    OpusSettings.speech(48_000).withSilenceUnsent(false).withExpectedLoss(10));
            stream = new OpusStream(encoder, Sounds.sine(hertz, 48_000, 48_000, TONE_DECIBELS));
            clockError = (2 * chance.nextDouble() - 1) * 200e-6;
            slot = number;
        }
    }

    @SeededTest
    void allHearWhatTheyShouldAndNothingElse(Run run) {
        RandomGenerator chance = run.chance("story");
        SeededNetwork<byte[]> network = SeededNetwork.ofDatagrams(run);
        for (int i = 0; i < PHONES_HERTZ.length; i++) {
            Caller caller = new Caller(i, chance);
            callers.add(caller);
            network.with(caller.address, GATEWAY, conditions(chance));
        }
        for (int i = 0; i < BROWSERS_HERTZ.length; i++) {
            Talker talker = new Talker(i, codecs, chance);
            talkers.add(talker);
            talker.sendNanos = run.clock().nowNanos() + chance.nextLong(FRAME_NANOS);
            network.with(talker.address, GATEWAY, conditions(chance));
        }
        for (int step = 0; step < 20; step++) {
            happen(chance);
            runFrames(run, network, 5 + chance.nextInt(25));
        }
        // At the end all lines are good ones, for it is not the losses that are listened to.
        callers.forEach(caller -> network.with(caller.address, GATEWAY, NetworkConditions.LAN));
        talkers.forEach(talker -> network.with(talker.address, GATEWAY, NetworkConditions.LAN));
        runFrames(run, network, 200);
        callers.forEach(this::phoneHears);
        callers.forEach(this::browsersHear);
        end();
    }

    private static NetworkConditions conditions(RandomGenerator chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> NetworkConditions.LAN;
            case 1 -> NetworkConditions.CLUMPING_WIFI;
            case 2 -> NetworkConditions.LAN.withLoss(Loss.bursts(0.02, 2));
            default ->
                NetworkConditions.LAN
                        .withJitter(Jitter.uniform(Duration.ofMillis(25)))
                        .withReorder(new Reorder(0.02, Duration.ofMillis(30)));
        };
    }

    private void happen(RandomGenerator chance) {
        Caller caller = callers.get(chance.nextInt(callers.size()));
        Talker talker = talkers.get(chance.nextInt(talkers.size()));
        switch (chance.nextInt(6)) {
            case 0, 1 -> {
                if (caller.here) {
                    leave(caller);
                } else {
                    come(caller);
                }
            }
            case 2 -> {
                caller.muted = !caller.muted;
                caller.phone.voice.muted(caller.muted);
            }
            case 3 -> {
                if (caller.audience != null) {
                    caller.audience.wanted = !caller.audience.wanted;
                }
            }
            case 4 -> {
                // The one slot that is always free.
                int free = SLOTS * (SLOTS - 1) / 2
                        - talkers.stream().mapToInt(each -> each.slot).sum();
                room.browsers().emptied(talker.slot);
                room.browsers().taken(free);
                talker.slot = free;
            }
            default -> talker.stream.startAt(chance.nextInt(65_536), chance.nextInt(), chance.nextInt());
        }
    }

    private void come(Caller caller) {
        room.join(caller.phone.voice);
        caller.audience = new Audience(codecs);
        caller.phone.voice.publish(caller.audience, codecs);
        caller.here = true;
    }

    private void leave(Caller caller) {
        room.leave(caller.phone.voice);
        caller.phone.voice.publishNoMore();
        if (caller.audience != null) {
            caller.audience.close();
        }
        caller.audience = null;
        caller.here = false;
    }

    private void runFrames(Run run, SeededNetwork<byte[]> network, int frames) {
        for (int frame = 0; frame < frames; frame++) {
            long nowNanos = run.clock().nowNanos();
            for (Caller caller : callers) {
                network.send(caller.address, GATEWAY, caller.phone.nextPacket(), nowNanos);
            }
            long tickNanos = nowNanos + FRAME_NANOS / 2;
            for (Talker talker : talkers) {
                while (talker.sendNanos <= nowNanos) {
                    network.send(talker.address, GATEWAY, talker.stream.next(20), nowNanos);
                    talker.sendNanos += FRAME_NANOS * (1 + talker.clockError);
                }
            }
            for (Optional<Arrival<byte[]>> next = network.arrival(tickNanos);
                    next.isPresent();
                    next = network.arrival(tickNanos)) {
                deliver(next.get());
            }
            room.tick(tickNanos);
            run.clock().advanceTo(nowNanos + FRAME_NANOS);
        }
    }

    private void deliver(Arrival<byte[]> arrival) {
        for (Caller caller : callers) {
            if (caller.address.equals(arrival.from())) {
                caller.phone.arrived(arrival.message(), arrival.atNanos());
            }
        }
        for (Talker talker : talkers) {
            if (talker.address.equals(arrival.from())) {
                room.browsers().arrived(talker.slot, RtpStream.view(arrival.message()), arrival.atNanos());
            }
        }
    }

    private void phoneHears(Caller listener) {
        if (!listener.here) {
            return;
        }
        short[] last = listener.phone.heardSince(listener.phone.heardMillis() - 800);
        for (Caller speaker : callers) {
            boolean heard = speaker != listener && speaker.here && !speaker.muted;
            hears(listener.address, speaker.hertz, RATE_HZ, last, heard ? 4 : NOT_HEARD);
        }
        for (Talker talker : talkers) {
            hears(listener.address, talker.hertz, RATE_HZ, last, 4);
        }
    }

    private void browsersHear(Caller speaker) {
        Audience audience = speaker.audience;
        if (audience == null || speaker.muted || !audience.wanted) {
            return;
        }
        int heardMillis = (audience.timestamps.getLast() - audience.timestamps.getFirst()) / 48;
        short[] last = audience.heard(heardMillis - 900, heardMillis - 100);
        for (Caller each : callers) {
            hears(speaker.address, each.hertz, Audience.RATE_HZ, last, each == speaker ? SPEECH_CODER : NOT_HEARD);
        }
        for (Talker talker : talkers) {
            hears(speaker.address, talker.hertz, Audience.RATE_HZ, last, NOT_HEARD);
        }
    }

    private static void hears(Address who, int hertz, int rateHz, short[] samples, int mostLost) {
        double tone = Sounds.decibelsAt(hertz, rateHz, samples, 0, samples.length);
        if (mostLost < NOT_HEARD) {
            assertThat(tone).as("%s: %d Hz", who, hertz).isGreaterThan(TONE_DECIBELS - mostLost);
        } else {
            assertThat(tone).as("%s: not %d Hz", who, hertz).isLessThan(TONE_DECIBELS - mostLost);
        }
    }

    private void end() {
        for (Caller caller : callers) {
            VoiceStatistics counters = caller.phone.voice.counters();
            assertThat(counters.jitter().addUp()).as(counters.toString()).isTrue();
            assertThat(counters.published().order().addUp())
                    .as(counters.toString())
                    .isTrue();
            if (caller.here) {
                leave(caller);
            }
        }
        assertThat(room.browsers().counters().jitter().addUp()).isTrue();
        talkers.forEach(talker -> talker.encoder.close());
        room.browsers().close();
        assertThat(codecs.openNow()).as("nothing is left outside the heap").isZero();
    }
}
