package org.parlour.sfu.signal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.Negotiated;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

/**
 * The talk of one room with its browsers: who comes in, who waits, what each asks and what all are told.
 *
 * <p>Each request gets exactly one reply, unless its socket breaks. News is numbered without a gap. Whose socket broke may
 * come back for {@link #RESUME_WITHIN}; until then the seat is theirs and the media flows on.
 *
 * <p>Not safe for threads: it lives on its room's lane.
 */
public final class RoomTalk {
    /** The moment that never comes. */
    public static final long NEVER = Visit.NEVER;

    public static final Duration RESUME_WITHIN = Duration.ofSeconds(30);
    static final int MOST_WAITING = 100;

    private final Company company = new Company();
    private final Map<SeatId, Visit> visits = new LinkedHashMap<>();
    private final Asks asks = new Asks();
    private final Sockets sockets = new Sockets(asks);
    private final Telling telling;
    private final MediaWishes media = new MediaWishes(this, sockets, asks);
    private final HostPowers powers = new HostPowers(this, sockets, asks);
    private long nowNanos;
    private long lastSitting;
    // The last host left by a goodbye: those who stay hear of it when nobody is left in a browser.
    private boolean hostSaidGoodbye;
    private boolean over;

    public RoomTalk(RoomCard card) {
        this.telling = new Telling(card, company, visits, sockets);
    }

    public List<TalkEffect> on(TalkEvent event, long nowNanos) {
        this.nowNanos = nowNanos;
        switch (event) {
            case TalkEvent.Came came -> came(came);
            case TalkEvent.CameBack back -> cameBack(back);
            case TalkEvent.Asked(long socket, Request request) -> asked(socket, request);
            case TalkEvent.Misspoke(long socket, long id, String reason) ->
                sockets.say(socket, new Reply.Refused(id, Problem.malformed(reason)));
            case TalkEvent.SocketBroke(long socket) -> socketBroke(socket);
            case TalkEvent.SeatTaken(SeatId seat, ParticipantNumber participant) -> seatTaken(seat, participant);
            case TalkEvent.NoSeat(SeatId seat, TalkEvent.NoSeat.Why why) -> noSeat(seat, why);
            case TalkEvent.Settled(long ask, Negotiated outcome) -> settled(ask, outcome);
            case TalkEvent.Obeyed(long ask) -> answer(ask, Reply.Done::new);
            case TalkEvent.NotObeyed(long ask, Problem why) -> answer(ask, id -> new Reply.Refused(id, why));
            case TalkEvent.LineChanged line ->
                sitter(line.sitting()).ifPresent(visit -> {
                    visit.line(line.direction(), line.state());
                    sockets.say(visit, new Moment.Line(visit.uplink, visit.downlink));
                    lookAgain(visit);
                });
            case TalkEvent.SlotsChanged slots ->
                sitter(slots.sitting()).ifPresent(visit -> {
                    visit.slots = List.copyOf(slots.slots());
                    sockets.say(visit, new Moment.Slots(visit.slots));
                });
            case TalkEvent.SpeakersChanged speakers ->
                sitter(speakers.sitting()).ifPresent(visit -> {
                    visit.speakers = List.copyOf(speakers.speakers());
                    sockets.say(visit, new Moment.Speaking(visit.speakers));
                });
            case TalkEvent.Telephones telephones -> {
                if (!over) {
                    telephones(telephones);
                }
            }
            case TalkEvent.PolicyChanged(var policy) -> {
                if (!over) {
                    telling.policy(policy);
                }
            }
            case TalkEvent.RoomClosed _ -> roomClosed();
            case TalkEvent.ProgramEnds _ -> programEnds();
            case TalkEvent.DeadlineReached _ -> deadline();
        }
        return sockets.takeEffects();
    }

    /** When this talk wants {@link TalkEvent.DeadlineReached}; {@link #NEVER} where it waits for nothing. */
    public long nextDeadlineNanos() {
        long resumes = visits.values().stream()
                .mapToLong(visit -> visit.resumeByNanos)
                .min()
                .orElse(NEVER);
        return Math.min(resumes, telling.linesDueNanos());
    }

    /** Whether nobody is here, or may come back. */
    public boolean isEmpty() {
        return visits.isEmpty();
    }

    /** Whether the browser that comes is here already. */
    public boolean knows(Entrant entrant) {
        return visits.values().stream().anyMatch(visit -> visit.isOf(entrant));
    }

    public long waitingNow() {
        return visits.values().stream().filter(Visit::waits).count();
    }

    public long seatedNow() {
        return visits.values().stream().filter(Visit::isSeated).count();
    }

    private void came(TalkEvent.Came came) {
        if (over) {
            sockets.say(came.socket(), new Reply.Refused(came.id(), Problem.UNKNOWN_TICKET));
            sockets.shut(came.socket(), Closing.ROOM_CLOSED);
            return;
        }
        if (sockets.isSomebodys(came.socket())) {
            sockets.say(came.socket(), new Reply.Refused(came.id(), Problem.malformed("hello was said already")));
            return;
        }
        Optional<Visit> before = visits.values().stream()
                .filter(visit -> visit.isOf(came.entrant()))
                .findFirst();
        if (before.isPresent()) {
            takeOver(before.get(), came);
        } else if (came.entrant().waits() && waitingNow() >= MOST_WAITING) {
            turnAway(came.socket(), came.id(), Problem.LOBBY_FULL);
        } else {
            comeIn(came);
        }
    }

    private void comeIn(TalkEvent.Came came) {
        Entrant entrant = came.entrant();
        Visit.Stage stage = entrant.waits() ? Visit.Stage.WAITING : Visit.Stage.COMING;
        Visit visit = new Visit(came.fresh(), entrant, stage, came.resumeToken());
        visits.put(visit.seat, visit);
        sockets.attach(visit, came.socket());
        if (entrant.waits()) {
            telling.all(new News.Waits(Waiting.inABrowser(visit.seat, visit.name)));
            telling.welcome(visit, came.id(), Reply.Again.NEW);
        } else {
            visit.awaitsSeat = new Visit.Ask(came.socket(), came.id());
            sockets.effect(new TalkEffect.TakeSeat(visit.seat));
        }
    }

    /** The same browser in another window, or its page loaded anew: media begins again, the seat stays. */
    private void takeOver(Visit visit, TalkEvent.Came came) {
        goElsewhere(visit);
        sockets.attach(visit, came.socket());
        visit.resumeToken = came.resumeToken();
        visit.name = came.entrant().name();
        switch (visit.stage) {
            case COMING -> visit.awaitsSeat = new Visit.Ask(came.socket(), came.id());
            case WAITING, ADMITTED -> {
                telling.all(new News.Waits(Waiting.inABrowser(visit.seat, visit.name)));
                telling.welcome(visit, came.id(), Reply.Again.NEW);
            }
            case SEATED -> {
                sockets.effect(new TalkEffect.Rise(visit.sitting));
                sit(visit, Objects.requireNonNull(visit.participant));
                telling.welcome(visit, came.id(), Reply.Again.NEW);
                lookAgain(visit);
            }
        }
    }

    private void cameBack(TalkEvent.CameBack back) {
        if (sockets.isSomebodys(back.socket())) {
            sockets.say(back.socket(), new Reply.Refused(back.id(), Problem.malformed("hello was said already")));
            return;
        }
        Visit visit = visits.values().stream()
                .filter(known -> known.resumeToken.equals(back.proof().token()))
                .filter(known -> known.stage != Visit.Stage.COMING)
                .findFirst()
                .orElse(null);
        if (visit == null) {
            turnAway(back.socket(), back.id(), Problem.UNKNOWN_TICKET);
            return;
        }
        // Its old line may be dead without our knowing it yet.
        goElsewhere(visit);
        sockets.attach(visit, back.socket());
        visit.resumeToken = back.nextToken();
        resume(visit, back.id(), back.proof().seen());
    }

    private void resume(Visit visit, long id, long seen) {
        if (!visit.isSeated()) {
            telling.welcome(visit, id, Reply.Again.RESUMED);
            return;
        }
        Optional<List<NumberedNews>> missed = company.since(seen, visit.role);
        if (missed.isPresent()) {
            telling.welcome(
                    visit, id, Reply.Again.RESUMED, telling.present(visit).continuedFrom(seen));
            missed.get().forEach(news -> sockets.say(visit, news));
        } else {
            telling.welcome(visit, id, Reply.Again.RESUMED_WITH_A_GAP);
        }
        sockets.say(visit, new Moment.Line(visit.uplink, visit.downlink));
        sockets.say(visit, new Moment.Slots(visit.slots));
        sockets.say(visit, new Moment.Speaking(visit.speakers));
        lookAgain(visit);
    }

    private void turnAway(long socket, long id, Problem problem) {
        sockets.say(socket, new Reply.Refused(id, problem));
        sockets.shut(socket, Closing.UNPROVEN);
    }

    private void goElsewhere(Visit visit) {
        sockets.say(visit, new Moment.Elsewhere());
        sockets.detach(visit, Closing.ELSEWHERE);
    }

    private void socketBroke(long socket) {
        Visit visit = sockets.broke(socket);
        if (visit != null) {
            visit.resumeByNanos = nowNanos + RESUME_WITHIN.toNanos();
            lookAgain(visit);
        }
    }

    private void seatTaken(SeatId seat, ParticipantNumber participant) {
        Visit visit = visits.get(seat);
        if (visit == null || visit.isSeated()) {
            sockets.effect(new TalkEffect.FreeSeat(seat));
            return;
        }
        Visit.Ask ask = visit.awaitsSeat;
        visit.awaitsSeat = null;
        boolean waited = visit.waits();
        if (waited) {
            telling.all(new News.Waited(seat));
        }
        visit.participant = participant;
        sit(visit, participant);
        telling.all(new News.Joined(visit.person(participant)));
        visit.stage = Visit.Stage.SEATED;
        hostSaidGoodbye &= visit.role != Role.HOST;
        if (waited) {
            telling.letIn(visit);
            sockets.answer(ask, Reply.Done::new);
        } else if (ask != null && Objects.equals(ask.socket(), visit.socket)) {
            telling.welcome(visit, ask.id(), Reply.Again.NEW);
        }
    }

    private void sit(Visit visit, ParticipantNumber participant) {
        visit.sitAnew(++lastSitting);
        sockets.effect(new TalkEffect.Sit(visit.sitting, visit.seat, participant));
        sockets.effect(new TalkEffect.Show(visit.sitting, visit.seat, visit.showing));
    }

    private void noSeat(SeatId seat, TalkEvent.NoSeat.Why why) {
        Visit visit = visits.get(seat);
        if (visit == null || visit.isSeated()) {
            return;
        }
        Visit.Ask ask = visit.awaitsSeat;
        visit.awaitsSeat = null;
        Problem problem =
                switch (why) {
                    case FULL -> Problem.ROOM_FULL;
                    case CLOSED -> Problem.UNKNOWN_TICKET;
                    case TROUBLE -> Problem.TROUBLE;
                };
        if (visit.waits()) {
            visit.stage = Visit.Stage.WAITING;
            sockets.answer(ask, id -> new Reply.Refused(id, problem));
        } else {
            visits.remove(seat);
            sockets.answer(ask, id -> new Reply.Refused(id, problem));
            sockets.detach(visit, why == TalkEvent.NoSeat.Why.CLOSED ? Closing.ROOM_CLOSED : Closing.UNPROVEN);
        }
    }

    private void asked(long socket, Request request) {
        Visit visit = sockets.owner(socket);
        if (visit == null) {
            sockets.say(socket, new Reply.Refused(request.id(), Problem.malformed("say hello first")));
        } else {
            Reply reply = reply(visit, new Visit.Ask(socket, request.id()), request);
            if (reply != null) {
                sockets.say(socket, reply);
            }
            if (request instanceof Request.Leave) {
                hostSaidGoodbye |= visit.role == Role.HOST && visit.isSeated();
                end(visit, null, Closing.LEFT);
            }
        }
    }

    /** Null where it comes later. */
    private @Nullable Reply reply(Visit visit, Visit.Ask ask, Request request) {
        return switch (request) {
            case Request.Hello hello ->
                new Reply.Refused(
                        hello.id(),
                        hello.version() == Problem.VERSION
                                ? Problem.malformed("hello was said already")
                                : Problem.WRONG_VERSION);
            case Request.Ping(long id) -> new Reply.Done(id);
            case Request.Leave(long id) -> new Reply.Done(id);
            case Request.Name(long id, PersonName name) -> {
                rename(visit, name);
                yield new Reply.Done(id);
            }
            case Request.OfTheMedia wish ->
                visit.isSeated() ? media.reply(visit, ask, wish) : new Reply.Refused(ask.id(), Problem.NOT_SEATED);
            case Request.OfAHost wish -> powers.reply(visit, ask, wish);
        };
    }

    private void rename(Visit visit, PersonName name) {
        if (!visit.name.equals(name)) {
            visit.name = name;
            lookAgain(visit);
            if (visit.waits()) {
                telling.all(new News.Waits(Waiting.inABrowser(visit.seat, name)));
            }
        }
    }

    void show(Visit visit, Showing showing) {
        visit.showing = showing;
        sockets.effect(new TalkEffect.Show(visit.sitting, visit.seat, showing));
        lookAgain(visit);
    }

    private void settled(long number, Negotiated outcome) {
        Asks.Pending pending = asks.take(number);
        if (pending == null) {
            return;
        }
        sockets.answer(pending.ask(), id -> switch (outcome) {
            case Negotiated.Refused(String reason, String sentence) ->
                new Reply.Refused(id, new Problem(reason, sentence));
            case Negotiated.Agreed(String description) ->
                switch (pending.what()) {
                    case PUBLISH -> new Reply.Answer(id, description);
                    case RECEIVE -> new Reply.Offer(id, description);
                    case RECEIVED, CLOSE, DEED -> new Reply.Done(id);
                };
        });
    }

    private void answer(long number, Sockets.Answering answering) {
        Asks.Pending pending = asks.take(number);
        if (pending != null) {
            sockets.answer(pending.ask(), answering);
        }
    }

    private void telephones(TalkEvent.Telephones telephones) {
        company.telephonesAre(telephones.phones()).forEach(telling::all);
        company.phonesWaiting(telephones.waiting()).forEach(telling::all);
        telling.lines(telephones.lines(), nowNanos);
    }

    private void roomClosed() {
        if (over) {
            return;
        }
        over = true;
        for (Asks.Pending pending : asks.takeAll()) {
            sockets.answer(
                    pending.ask(),
                    id -> pending.what() == Asks.What.CLOSE
                            ? new Reply.Done(id)
                            : new Reply.Refused(id, Problem.NOT_SEATED));
        }
        telling.all(new News.Closed());
        for (Visit visit : List.copyOf(visits.values())) {
            end(visit, new Moment.Closed(), Closing.ROOM_CLOSED);
        }
    }

    private void programEnds() {
        over = true;
        for (Visit visit : List.copyOf(visits.values())) {
            end(visit, new Moment.Going(), Closing.GOING);
        }
    }

    private void deadline() {
        telling.linesIfDue(nowNanos);
        for (Visit visit : List.copyOf(visits.values())) {
            if (nowNanos >= visit.resumeByNanos) {
                end(visit, null, Closing.LEFT);
            }
        }
    }

    /** Nothing more comes of this visit. */
    void end(Visit visit, @Nullable Moment last, Closing closing) {
        visits.remove(visit.seat);
        // A seat that is still asked for is freed when it comes.
        Visit.Ask unanswered = visit.awaitsSeat;
        visit.awaitsSeat = null;
        Problem gone = visit.waits() ? Problem.NO_SUCH_PERSON : Problem.UNKNOWN_TICKET;
        sockets.answer(unanswered, id -> new Reply.Refused(id, gone));
        if (last != null) {
            sockets.say(visit, last);
        }
        sockets.detach(visit, closing);
        if (visit.isSeated()) {
            sockets.effect(new TalkEffect.Rise(visit.sitting));
            sockets.effect(new TalkEffect.FreeSeat(visit.seat));
        }
        if (over) {
            // All are told so at once.
            return;
        }
        if (visit.waits()) {
            telling.all(new News.Waited(visit.seat));
        } else if (visit.isSeated()) {
            telling.all(new News.Left(Objects.requireNonNull(visit.participant)));
            if (hostSaidGoodbye && seatedNow() == 0) {
                hostSaidGoodbye = false;
                sockets.effect(new TalkEffect.HostLeft());
            }
        }
    }

    /** What the others see of a visit may have changed. */
    private void lookAgain(Visit visit) {
        ParticipantNumber participant = visit.participant;
        if (visit.isSeated() && participant != null) {
            Person now = visit.person(participant);
            if (!now.equals(company.person(participant))) {
                telling.all(new News.Changed(now));
            }
        }
    }

    @Nullable
    Visit visit(SeatId seat) {
        return visits.get(seat);
    }

    @Nullable
    Person person(ParticipantNumber participant) {
        return company.person(participant);
    }

    /** The seat of a telephone; null where there is none of that number. */
    @Nullable
    SeatId phone(ParticipantNumber participant) {
        Person person = company.person(participant);
        return person == null || person.kind() != Person.Kind.PHONE ? null : person.seat();
    }

    boolean isPhoneThatWaits(SeatId seat) {
        return company.isPhoneThatWaits(seat);
    }

    private Optional<Visit> sitter(long sitting) {
        return visits.values().stream()
                .filter(visit -> visit.isSeated() && visit.sitting == sitting)
                .findFirst();
    }
}
