package org.parlour.conference.room.seats;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.directory.Guest;
import org.parlour.conference.directory.Taking;
import org.parlour.conference.events.RoomEvent;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.signal.Closing;
import org.parlour.sfu.signal.Message;
import org.parlour.sfu.signal.Problem;
import org.parlour.sfu.signal.RoomTalk;
import org.parlour.sfu.signal.TalkEffect;
import org.parlour.sfu.signal.TalkEvent;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one room's talk, and its mailbox. What sockets, media and telephones tell is worked on in the order in
 * which it came; nothing here waits for a socket.
 */
final class RoomLane {
    /** A room of a thousand that all answer at once. */
    static final int MAILBOX_LIMIT = 8_192;

    /** How long a room without browsers is kept: a page that is loaded anew is gone for a moment. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RoomLane.class);

    private final RoomPlan plan;
    private final RoomId room;
    private final BrowserSeats house;
    private final RoomTalk talk;
    private final BlockingQueue<Mail> mailbox = new ArrayBlockingQueue<>(MAILBOX_LIMIT);
    private final Map<Long, Sitting> sittings = new HashMap<>();
    private final Deque<TalkEvent> events = new ArrayDeque<>();

    /** What is being said to many, while one mail is worked on. */
    private final IdentityHashMap<Message, Utterance> utterances = new IdentityHashMap<>();

    private volatile long seatedNow;
    private volatile long waitingNow;
    private final AtomicBoolean phonesAnnounced = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();
    private boolean over;

    RoomLane(RoomPlan plan, BrowserSeats house) {
        this.plan = plan;
        this.room = plan.card().room();
        this.house = house;
        this.talk = new RoomTalk(plan.card());
    }

    /** What comes into the mailbox. */
    sealed interface Mail {}

    record Happened(TalkEvent event) implements Mail {}

    /** The media has something new of this sitting. */
    record Look(Sitting sitting) implements Mail {}

    /** The telephones are to be looked at again. */
    record Phones() implements Mail {}

    record Question(Predicate<RoomTalk> about, CompletableFuture<Boolean> answer) implements Mail {}

    RoomId room() {
        return room;
    }

    /** From any thread, and at once; false where there is no place. */
    boolean post(Mail mail) {
        if (mailbox.offer(mail)) {
            return true;
        }
        house.tally().lateMoments.increment();
        return false;
    }

    boolean happened(TalkEvent event) {
        return post(new Happened(event));
    }

    /** Waits for a place; for those whom nobody waits for. */
    void insist(TalkEvent event) {
        try {
            mailbox.put(new Happened(event));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void phonesChanged() {
        if (phonesAnnounced.compareAndSet(false, true) && !post(new Phones())) {
            // What changes next tries again.
            phonesAnnounced.set(false);
        }
    }

    boolean hasMail() {
        return !mailbox.isEmpty();
    }

    long seatedNow() {
        return seatedNow;
    }

    long waitingNow() {
        return waitingNow;
    }

    /** Once; what comes before it waits in the mailbox. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread.ofVirtual().name("talk-" + room).start(this::run);
        }
    }

    /** Works until nobody has been here for a while, or all is over. */
    private void run() {
        phonesChanged();
        try {
            while (!over) {
                long deadlineNanos = talk.nextDeadlineNanos();
                Mail mail = mailbox.poll(patience(deadlineNanos).toNanos(), TimeUnit.NANOSECONDS);
                guarded(mail, deadlineNanos);
                utterances.clear();
                seatedNow = talk.seatedNow();
                waitingNow = talk.waitingNow();
                if (mail == null && talk.isEmpty()) {
                    over = house.retires(this);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration patience(long deadlineNanos) {
        if (deadlineNanos == RoomTalk.NEVER) {
            return IDLE;
        }
        long leftNanos = deadlineNanos - System.nanoTime();
        return Duration.ofNanos(Math.clamp(leftNanos, 0, IDLE.toNanos()));
    }

    /** A bug in one thing that was said does not end the talk of all. */
    private void guarded(@Nullable Mail mail, long deadlineNanos) {
        try {
            if (deadlineNanos != RoomTalk.NEVER && deadlineNanos - System.nanoTime() <= 0) {
                on(new TalkEvent.DeadlineReached());
            }
            if (mail != null) {
                on(mail);
            }
        } catch (RuntimeException broken) {
            events.clear();
            LOG.error("In the talk of a room something broke.", broken);
        }
    }

    private void on(Mail mail) {
        switch (mail) {
            case Happened(TalkEvent event) -> {
                on(event);
                over = over || event instanceof TalkEvent.ProgramEnds;
            }
            case Look(Sitting sitting) -> sitting.news().forEach(this::on);
            case Phones() -> {
                phonesAnnounced.set(false);
                on(house.phones().in(plan));
            }
            case Question(Predicate<RoomTalk> about, CompletableFuture<Boolean> answer) ->
                answer.complete(about.test(talk));
        }
    }

    private void on(TalkEvent event) {
        events.add(event);
        while (!events.isEmpty()) {
            for (TalkEffect effect : talk.on(events.remove(), System.nanoTime())) {
                carefully(effect);
            }
        }
    }

    /** What cannot be done for one is still done for the others, and whoever asked for it hears so. */
    private void carefully(TalkEffect effect) {
        try {
            perform(effect);
        } catch (RuntimeException broken) {
            LOG.error("Something that a room's talk wanted could not be done.", broken);
            if (effect instanceof TalkEffect.Negotiation negotiation) {
                events.add(trouble(negotiation.ask()));
            }
        }
    }

    private static TalkEvent trouble(long ask) {
        return new TalkEvent.Settled(ask, new Negotiated.Refused(Problem.TROUBLE.code(), Problem.TROUBLE.detail()));
    }

    private void perform(TalkEffect effect) {
        switch (effect) {
            case TalkEffect.Proven(long socket) -> house.line(socket).ifPresent(house::proven);
            case TalkEffect.Say(long socket, Message message) ->
                house.line(socket).ifPresent(line -> line.say(utterance(message)));
            case TalkEffect.Shut(long socket, Closing closing) ->
                house.line(socket).ifPresent(line -> line.shut(closing));
            case TalkEffect.TakeSeat(SeatId seat) -> events.add(take(seat));
            case TalkEffect.FreeSeat(SeatId seat) -> house.free(seat);
            case TalkEffect.Sit(long sitting, SeatId seat, ParticipantNumber participant) -> sit(sitting, participant);
            case TalkEffect.Rise(long sitting) -> {
                Sitting risen = sittings.remove(sitting);
                if (risen != null) {
                    risen.media().leave();
                }
            }
            case TalkEffect.Publish(long sitting, long ask, String offer) ->
                sitting(sitting).media().publish(offer, outcome -> happened(new TalkEvent.Settled(ask, outcome)));
            case TalkEffect.Receive(long sitting, long ask, var slots) ->
                sitting(sitting).media().receive(slots, outcome -> happened(new TalkEvent.Settled(ask, outcome)));
            case TalkEffect.Received(long sitting, long ask, String answer) ->
                sitting(sitting).media().received(answer, outcome -> happened(new TalkEvent.Settled(ask, outcome)));
            case TalkEffect.Show(long sitting, SeatId seat, Showing showing) -> show(sitting, seat, showing);
            case TalkEffect.View(long sitting, var wish) ->
                sitting(sitting).media().wish(wish);
            case TalkEffect.OfAPhone phone -> perform(phone);
            case TalkEffect.HostLeft _ -> house.phones().hostLeft(room);
            case TalkEffect.Deed deed -> house.does(this, deed);
        }
    }

    private void perform(TalkEffect.OfAPhone effect) {
        house.phones().perform(plan, effect);
        if (effect instanceof TalkEffect.RenamePhone) {
            // No call tells of it.
            phonesChanged();
        }
    }

    private Utterance utterance(Message message) {
        return utterances.computeIfAbsent(message, Utterance::new);
    }

    private TalkEvent take(SeatId seat) {
        try {
            return switch (house.take(room, Guest.inABrowser(seat), plan.capacity())) {
                case Taking.Taken(var taken, boolean returned) -> new TalkEvent.SeatTaken(seat, taken.participant());
                case Taking.Full() -> new TalkEvent.NoSeat(seat, TalkEvent.NoSeat.Why.FULL);
                case Taking.Closed() -> new TalkEvent.NoSeat(seat, TalkEvent.NoSeat.Why.CLOSED);
            };
        } catch (RuntimeException broken) {
            LOG.error("A seat could not be given to a browser.", broken);
            return new TalkEvent.NoSeat(seat, TalkEvent.NoSeat.Why.TROUBLE);
        }
    }

    private void sit(long number, ParticipantNumber participant) {
        Sitting sitting = new Sitting(number, this);
        sitting.isAt(house.media().sit(room, participant, sitting));
        sittings.put(number, sitting);
    }

    private void show(long number, SeatId seat, Showing showing) {
        Sitting sitting = sitting(number);
        sitting.media().show(showing);
        if (sitting.shows(showing.microphone())) {
            house.tell(new RoomEvent.Muted(room, seat, !showing.microphone(), null));
        }
    }

    private Sitting sitting(long number) {
        return Objects.requireNonNull(sittings.get(number), "nobody sits there");
    }
}
