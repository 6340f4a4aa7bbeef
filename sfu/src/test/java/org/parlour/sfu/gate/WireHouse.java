package org.parlour.sfu.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sfu.loop.RoomLoops;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;

/** The forwarding core on two loops of its own, and browsers that sit in it. */
final class WireHouse implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final MediaLoops loops = MediaLoops.open(2);
    private final RoomLoops roomLoops = new RoomLoops(loops);
    private final List<WireBrowser> browsers = new ArrayList<>();
    private final ForwardingCore core = open(new MediaPlaces(List.of(HERE), 0, null));

    private ForwardingCore open(MediaPlaces places) {
        try {
            return ForwardingCore.open(roomLoops, places, new SecureRandom(), 0);
        } catch (IOException taken) {
            throw new AssertionError("no socket to be had", taken);
        }
    }

    @Override
    public void close() {
        browsers.forEach(WireBrowser::close);
        core.close();
        loops.close();
    }

    WireBrowser browser(RoomId room, int person, boolean byTcp) {
        WireBrowser browser = new WireBrowser(core, room, person, byTcp);
        browsers.add(browser);
        return browser;
    }

    static void await(String what, BooleanSupplier condition) {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too late: " + what).isLessThan(endNanos);
            Thread.onSpinWait();
        }
    }

    ForwardingCounters counted(String what, Predicate<ForwardingCounters> condition) {
        await(what, () -> condition.test(core.counters()));
        return core.counters();
    }

    private static boolean shows(WireBrowser viewer, int person) {
        return viewer.slots().contains(new SlotView("v0", new ParticipantNumber(person), Picture.CAMERA));
    }

    /** So many words of the other one, one after the other, and pictures in a slot that the page was told of. */
    static void awaitTalk(WireBrowser viewer, int person, int count) {
        int before = viewer.words(person).size();
        int pictures = viewer.pictures(person);
        await(
                "talk of " + person,
                () -> viewer.words(person).size() >= before + count
                        && viewer.pictures(person) >= pictures + count
                        && shows(viewer, person));
    }

    /** Those that never came, between the first and the last that did. */
    static int missing(List<Integer> words) {
        return words.getLast()
                - words.getFirst()
                + 1
                - (int) words.stream().distinct().count();
    }

    MediaLoops loops() {
        return loops;
    }

    RoomLoops roomLoops() {
        return roomLoops;
    }

    ForwardingCore core() {
        return core;
    }
}
