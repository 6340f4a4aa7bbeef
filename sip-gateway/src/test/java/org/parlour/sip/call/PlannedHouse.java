package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.sfu.gate.ForwardingCore;
import org.parlour.sfu.gate.MediaPlaces;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sfu.loop.RoomLoops;
import org.parlour.sip.digest.Password;
import org.parlour.sip.door.Doorbook;
import org.parlour.sip.door.Doorplate;
import org.parlour.sip.door.Entry;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Reception;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.mixing.MediaFloor;
import org.parlour.sip.reach.ReachNews;
import org.parlour.sip.reach.Registrations;
import org.parlour.sip.reach.ScriptedRegistrar;
import org.parlour.sip.reach.Whereabouts;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.Rooms;
import org.parlour.sip.seat.Sitting;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** A gateway with real sockets under a plan that a test changes; above it, a house that has a seat for everybody. */
final class PlannedHouse implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final short[] CLIP = new short[160];
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final List<CallNews> news = new CopyOnWriteArrayList<>();
    final List<RoomId> seated = new CopyOnWriteArrayList<>();
    private final AtomicReference<PlanInForce> plan;
    private final MediaLoops loops = MediaLoops.open(1);
    private final OpusCodecs codecs = OpusCodecs.open();
    private final ForwardingCore core;
    private final Telephone telephone;
    private final InetSocketAddress at;

    PlannedHouse(PlanInForce first, Instant now) throws IOException {
        plan = new AtomicReference<>(first);
        RoomLoops rooms = new RoomLoops(loops);
        core = ForwardingCore.open(rooms, new MediaPlaces(List.of(LOOPBACK), 0, null), new SecureRandom(), 0);
        at = new InetSocketAddress(LOOPBACK, freePort());
        telephone = Telephone.open(
                new MediaFloor(rooms, core, codecs, false, false),
                new Wires(List.of(at), plan::get, PlannedHouse::registrations, 31_400, 31_499),
                new Upstairs(new Book(), new Seats(), news::add, _ -> CLIP),
                new SecureRandom(),
                InstantSource.fixed(now));
    }

    private static Registrations registrations(ReachNews news) {
        return new Registrations(
                Whereabouts.ofAddresses(),
                _ -> new Reading.Parsed<>(new Password(ScriptedRegistrar.PASSWORD)),
                news,
                new byte[32],
                new SecureRandom());
    }

    private static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, LOOPBACK)) {
            return free.getLocalPort();
        }
    }

    void follows(PlanInForce next) {
        plan.set(next);
        telephone.followPlan();
    }

    TrunkPeer peer(String address) throws IOException {
        return new TrunkPeer(address, at);
    }

    Telephone telephone() {
        return telephone;
    }

    <T extends CallNews> Stream<T> news(Class<T> kind) {
        return news.stream().filter(kind::isInstance).map(kind::cast);
    }

    static void until(BooleanSupplier condition) {
        long byNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(byNanos);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        telephone.close();
        core.close();
        loops.close();
    }

    private static final class Book implements Doorbook {
        @Override
        public void open(Visitor visitor, Doorplate plate, Consumer<Opening> then) {
            then.accept(new Opening.Doorway(
                    plate.language(), plate.welcome(), plate.pinDigits(), null, HearingProfile.NONE));
        }

        @Override
        public void look(Visitor visitor, Pin pin, Consumer<Entry> then) {
            then.accept(new Entry.Unknown(0));
        }

        @Override
        public void receive(Visitor visitor, Consumer<Reception> then) {
            then.accept(Reception.ATTENDED);
        }
    }

    private final class Seats implements Rooms {
        private final Random random = new Random(1);

        @Override
        public void sit(Visitor visitor, RoomId room, boolean admitted, Consumer<Sitting> then) {
            seated.add(room);
            then.accept(
                    new Sitting.Seated(SeatId.mint(Instant.EPOCH, random), new ParticipantNumber(1), PhonePolicy.OPEN));
        }

        @Override
        public void count(RoomId room, SeatId besides, Consumer<Headcount> then) {
            then.accept(new Headcount(0, 0));
        }

        @Override
        public void leave(Visitor visitor, SeatId seat, Leaving how) {}
    }
}
