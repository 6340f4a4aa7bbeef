package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.prompt.Manner;
import org.parlour.mixer.prompt.Segment;
import org.parlour.mixer.rig.Sounds;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.sdp.Codec;

/**
 * Phones over networks of all kinds that come, go, move and mute in any order. Each has a tone of its own;
 * in the end each hears those it should, and never itself.
 */
class RoomMixSimulationTest {
    private static final int RATE_HZ = 8_000;
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int TONE_DECIBELS = -20;
    private static final Address GATEWAY = new Address("gateway");
    private static final int[] TONES_HERTZ = {450, 750, 1_150, 1_650, 2_250};
    private static final int[] PACKETS_MILLIS = {10, 20, 30, 40, 60};

    private final List<Caller> callers = new ArrayList<>();
    private final RoomMix[] rooms = {new RoomMix(), new RoomMix()};

    private static final class Caller {
        final Phone phone;
        final Address address;
        final int hertz;

        @Nullable
        RoomMix room;

        boolean muted;

        Caller(int number, RandomGenerator chance) {
            hertz = TONES_HERTZ[number];
            address = new Address("phone" + number);
            phone = new Phone(
                    chance.nextBoolean() ? Codec.PCMA : Codec.PCMU,
                    PACKETS_MILLIS[chance.nextInt(PACKETS_MILLIS.length)],
                    Sounds.sine(hertz, RATE_HZ, RATE_HZ, TONE_DECIBELS));
        }
    }

    @SeededTest
    void eachHearsTheOthersOfItsRoomAndNeverItself(Run run) {
        RandomGenerator chance = run.chance("story");
        SeededNetwork<byte[]> network = SeededNetwork.ofDatagrams(run);
        for (int i = 0; i < TONES_HERTZ.length; i++) {
            Caller caller = new Caller(i, chance);
            callers.add(caller);
            network.with(caller.address, GATEWAY, chance.nextBoolean() ? NetworkConditions.LAN : wifi());
        }
        for (int step = 0; step < 25; step++) {
            happen(chance);
            runFrames(run, network, 5 + chance.nextInt(30));
        }
        for (Caller caller : callers) {
            caller.phone.voice.player().stop();
            caller.phone.voice.hears(HearingProfile.NONE);
            caller.phone.voice.music(false);
        }
        runFrames(run, network, 150);
        for (Caller listener : callers) {
            hears(listener);
            assertThat(listener.phone.voice.counters().jitter().addUp())
                    .as("addsUp")
                    .isTrue();
        }
    }

    private static NetworkConditions wifi() {
        return NetworkConditions.CLUMPING_WIFI;
    }

    private static HearingProfile anyProfile(RandomGenerator chance) {
        return new HearingProfile(chance.nextInt(-9, 13), chance.nextInt(0, 10), 100, chance.nextBoolean());
    }

    private void happen(RandomGenerator chance) {
        Caller caller = callers.get(chance.nextInt(callers.size()));
        PhoneVoice voice = caller.phone.voice;
        switch (chance.nextInt(7)) {
            case 0, 1, 2 -> move(caller, rooms[chance.nextInt(rooms.length)]);
            case 3 -> {
                caller.muted = !caller.muted;
                voice.muted(caller.muted);
            }
            case 4 -> voice.hears(anyProfile(chance));
            case 5 ->
                voice.player()
                        .play(
                                chance.nextInt(100),
                                List.of(new Segment.Sound(Sounds.vowel(130, 16_000, 9_000, -20))),
                                chance.nextBoolean() ? Manner.OVER_THE_ROOM : Manner.INSTEAD_OF_THE_ROOM);
            default -> {
                if (caller.room != null) {
                    caller.room.leave(voice);
                    caller.room = null;
                }
            }
        }
    }

    private static void move(Caller caller, RoomMix to) {
        if (caller.room != null) {
            caller.room.leave(caller.phone.voice);
        }
        to.join(caller.phone.voice);
        caller.room = to;
    }

    private void runFrames(Run run, SeededNetwork<byte[]> network, int frames) {
        for (int frame = 0; frame < frames; frame++) {
            long nowNanos = run.clock().nowNanos();
            for (Caller caller : callers) {
                network.send(caller.address, GATEWAY, caller.phone.nextPacket(), nowNanos);
            }
            long tickNanos = nowNanos + FRAME_NANOS / 2;
            for (Optional<Arrival<byte[]>> next = network.arrival(tickNanos);
                    next.isPresent();
                    next = network.arrival(tickNanos)) {
                deliver(next.get());
            }
            for (RoomMix room : rooms) {
                room.tick(tickNanos);
            }
            run.clock().advanceTo(nowNanos + FRAME_NANOS);
        }
    }

    private void deliver(Arrival<byte[]> arrival) {
        for (Caller caller : callers) {
            if (caller.address.equals(arrival.from())) {
                caller.phone.arrived(arrival.message(), arrival.atNanos());
            }
        }
    }

    private void hears(Caller listener) {
        int millis = listener.phone.heardMillis();
        if (listener.room == null || millis < 900) {
            return;
        }
        short[] last = listener.phone.heardSince(millis - 800);
        for (Caller speaker : callers) {
            double tone = Sounds.decibelsAt(speaker.hertz, RATE_HZ, last, 0, last.length);
            boolean heard = speaker != listener && speaker.room == listener.room && !speaker.muted;
            if (heard) {
                assertThat(tone)
                        .as("%s hears %s", listener.address, speaker.address)
                        .isGreaterThan(TONE_DECIBELS - 4);
            } else {
                assertThat(tone)
                        .as("%s does not hear %s", listener.address, speaker.address)
                        .isLessThan(TONE_DECIBELS - 30);
            }
        }
        for (short sample : last) {
            assertThat((int) sample).as("noClip").isBetween(-32_000, 32_000);
        }
    }
}
