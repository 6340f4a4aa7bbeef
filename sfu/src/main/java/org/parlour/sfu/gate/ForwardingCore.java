package org.parlour.sfu.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.bouncycastle.DtlsLimits;
import org.parlour.sfu.bouncycastle.DtlsServer;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.RoomLoops;
import org.parlour.sfu.session.BrowserRooms;
import org.parlour.sfu.session.BrowserSeat;
import org.parlour.sfu.session.ForwardingRoom;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.session.Seat;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.sfu.session.SharedEars;
import org.parlour.sfu.session.SharedSeat;
import org.parlour.sfu.session.SharedSeats;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.SessionDescription;

/** Rooms on media loops. A room lives on one loop for as long as a browser, or its telephones, sit in it. */
public final class ForwardingCore implements BrowserRooms, SharedSeats, AutoCloseable {
    private static final Negotiated TROUBLE =
            new Negotiated.Refused("trouble", "the house is overloaded or about to close; try again");

    private final RoomLoops loops;
    private final DtlsServer dtls;
    private final List<LoopStage> stages;
    private final Map<RoomId, Pinned> rooms = new HashMap<>();
    private final LongAdder unheard = new LongAdder();

    private ForwardingCore(RoomLoops loops, DtlsServer dtls, List<LoopStage> stages) {
        this.loops = loops;
        this.dtls = dtls;
        this.stages = stages;
    }

    /**
     * A room, its loop, and how many sit in it or are on their way; counted under this object's lock. The telephones' seat
     * counts once.
     */
    private static final class Pinned {
        private final LoopStage stage;
        private final ForwardingRoom room;
        private int expected;

        private Pinned(LoopStage stage) {
            this.stage = stage;
            this.room = new ForwardingRoom(stage);
        }
    }

    /**
     * Opens the media sockets, and shakes hands once with itself: the first handshake of a program is slow.
     *
     * @param chance what nobody can guess; safe for threads
     * @param unixNanosAtZero the wall clock when the loops' clock was 0
     * @throws IOException where a socket cannot be had; its message names it
     */
    public static ForwardingCore open(RoomLoops loops, MediaPlaces places, RandomGenerator chance, long unixNanosAtZero)
            throws IOException {
        DtlsServer dtls = DtlsServer.open(DtlsLimits.STANDARD);
        List<LoopStage> stages = new ArrayList<>();
        try {
            for (MediaLoop loop : loops.loops().all()) {
                stages.add(new LoopStage(loop, places, dtls, chance, unixNanosAtZero));
            }
        } catch (IOException taken) {
            stages.forEach(LoopStage::close);
            dtls.close();
            throw taken;
        }
        dtls.warmUp();
        return new ForwardingCore(loops, dtls, List.copyOf(stages));
    }

    @Override
    public BrowserSeat sit(RoomId room, ParticipantNumber participant, SeatEvents events) {
        Pinned pinned = expect(room);
        pinned.stage.loop().legCame();
        SeatHandle handle = new SeatHandle(room, pinned);
        if (!pinned.stage.loop().execute(() -> handle.sit(participant, events))) {
            handle.giveUp();
        }
        return handle;
    }

    @Override
    public SharedSeat sit(RoomId room, SharedEars ears) {
        Pinned pinned = expect(room);
        try {
            return new SharedHandle(room, pinned, share(pinned, ears));
        } catch (IllegalStateException misused) {
            forget(room, pinned);
            throw misused;
        }
    }

    private static SharedSeat share(Pinned pinned, SharedEars ears) {
        if (!pinned.stage.loop().isHere()) {
            throw new IllegalStateException("telephones sit down on their room's loop");
        }
        SharedSeat seat = pinned.room.share(ears);
        pinned.stage.enter(pinned.room);
        return seat;
    }

    // A lock, but not in the media path: when somebody enters a room, and when they leave.
    private synchronized Pinned expect(RoomId room) {
        Pinned pinned = rooms.computeIfAbsent(room, first -> new Pinned(stage(loops.hold(room))));
        pinned.expected++;
        return pinned;
    }

    private LoopStage stage(MediaLoop loop) {
        return stages.stream()
                .filter(stage -> stage.loop() == loop)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a loop without a stage"));
    }

    private synchronized void forget(RoomId room, Pinned pinned) {
        pinned.expected--;
        if (pinned.expected == 0) {
            rooms.remove(room, pinned);
            loops.giveBack(room);
        }
    }

    private static void left(Pinned pinned) {
        if (pinned.room.isEmpty()) {
            pinned.stage.leave(pinned.room);
        }
    }

    /** The telephones' seat, which is on the loop already. */
    private final class SharedHandle implements SharedSeat {
        private final RoomId name;
        private final Pinned pinned;
        private final SharedSeat seat;
        private boolean over;

        private SharedHandle(RoomId name, Pinned pinned, SharedSeat seat) {
            this.name = name;
            this.pinned = pinned;
            this.seat = seat;
        }

        @Override
        public PhoneTrack track(ParticipantNumber participant) {
            return seat.track(participant);
        }

        @Override
        public int browsers() {
            return seat.browsers();
        }

        @Override
        public void leave() {
            if (!over) {
                over = true;
                seat.leave();
                left(pinned);
                forget(name, pinned);
            }
        }
    }

    /** The way to a seat from any thread. */
    private final class SeatHandle implements BrowserSeat {
        private final RoomId name;
        private final Pinned pinned;
        private @Nullable Seat seat;

        private SeatHandle(RoomId name, Pinned pinned) {
            this.name = name;
            this.pinned = pinned;
        }

        private void sit(ParticipantNumber participant, SeatEvents events) {
            if (pinned.stage.isClosed()) {
                giveUp();
                return;
            }
            seat = pinned.room.join(participant, events);
            pinned.stage.enter(pinned.room);
        }

        private void giveUp() {
            pinned.stage.loop().legLeft();
            forget(name, pinned);
        }

        @Override
        public void publish(String offer, Consumer<Negotiated> then) {
            describe(offer, then, (there, description, nowNanos) -> there.publish(description, nowNanos));
        }

        @Override
        public void receive(SlotCount slots, Consumer<Negotiated> then) {
            negotiate(then, nowNanos -> {
                Seat there = seat;
                return there == null ? TROUBLE : there.receive(slots, nowNanos);
            });
        }

        @Override
        public void received(String answer, Consumer<Negotiated> then) {
            describe(answer, then, (there, description, nowNanos) -> there.received(description, nowNanos));
        }

        /** Reads the text on the caller's thread, for that takes a while and a loop has none. */
        private void describe(String text, Consumer<Negotiated> then, Step step) {
            switch (Sdp.parse(text)) {
                case Sdp.Malformed malformed ->
                    then.accept(new Negotiated.Refused("sdp_malformed", malformed.sentence()));
                case Sdp.Parsed(SessionDescription description) ->
                    negotiate(then, nowNanos -> {
                        Seat there = seat;
                        return there == null ? TROUBLE : step.take(there, description, nowNanos);
                    });
            }
        }

        private void negotiate(Consumer<Negotiated> then, LongFunction<Negotiated> step) {
            MediaLoop loop = pinned.stage.loop();
            if (!loop.execute(() -> then.accept(step.apply(loop.nowNanos())))) {
                then.accept(TROUBLE);
            }
        }

        @Override
        public void show(Showing showing) {
            tell((there, nowNanos) -> there.show(showing, nowNanos));
        }

        @Override
        public void wish(VideoWish wish) {
            tell((there, nowNanos) -> there.wish(wish, nowNanos));
        }

        @Override
        public void leave() {
            if (!pinned.stage.loop().executeAnyway(this::leaveHere)) {
                unheard.increment();
            }
        }

        private void leaveHere() {
            Seat there = seat;
            if (there != null) {
                seat = null;
                there.leave(pinned.stage.loop().nowNanos());
                left(pinned);
                giveUp();
            }
        }

        private void tell(Message message) {
            boolean heard = pinned.stage.loop().execute(() -> {
                Seat there = seat;
                if (there != null) {
                    message.take(there, pinned.stage.loop().nowNanos());
                }
            });
            if (!heard) {
                unheard.increment();
            }
        }
    }

    /** What is asked of a seat on its loop. */
    private interface Step {
        Negotiated take(Seat seat, SessionDescription description, long nowNanos);
    }

    private interface Message {
        void take(Seat seat, long nowNanos);
    }

    /** From any thread. */
    public ForwardingCounters counters() {
        ForwardingCounters sum = ForwardingCounters.NONE;
        for (LoopStage stage : stages) {
            sum = sum.plus(stage.counters());
        }
        return sum.plusOfAll(unheard.sum(), dtls.alive());
    }

    /** Leaves every browser, each with a farewell, and closes the sockets. Before the loops end. */
    @Override
    public void close() {
        // Its threads have said their farewells to the loops when this returns, and the sockets close behind them.
        dtls.close();
        stages.forEach(LoopStage::close);
    }

    @Override
    public String toString() {
        return "ForwardingCore(" + stages + ")";
    }
}
