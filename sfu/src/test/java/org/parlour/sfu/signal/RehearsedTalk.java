package org.parlour.sfu.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.Negotiated;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/**
 * A talk with its pages, its seats and its media, all of them at hand. It sees that each request is answered once, that
 * nothing is said on a socket that is gone, and that what was taken is given back.
 */
final class RehearsedTalk {
    static final RoomCard CARD = new RoomCard(new RoomId("garden"), "Garden", "en", true, PhonePolicy.OPEN);

    final RoomTalk talk = new RoomTalk(CARD);
    final List<TalkEffect> done = new ArrayList<>();
    final Map<Long, Deque<Long>> unanswered = new HashMap<>();
    final Map<Long, RehearsedPage> open = new LinkedHashMap<>();
    final Set<SeatId> seats = new HashSet<>();
    final Map<SeatId, ParticipantNumber> participants = new HashMap<>();
    final Set<Long> sittings = new HashSet<>();
    final Deque<Long> asks = new ArrayDeque<>();
    final Deque<SeatId> wanted = new ArrayDeque<>();
    final Deque<Long> deeds = new ArrayDeque<>();

    /** Whether seats and media answer at once. */
    boolean prompt = true;

    int capacity = 20;
    long nowNanos;

    private final RandomGenerator chance;
    private long sockets;
    private long tokens;
    private long requests;
    private int lastParticipant;

    RehearsedTalk(RandomGenerator chance) {
        this.chance = chance;
    }

    static RehearsedPage page(Role role, int person, boolean waits) {
        Device device = new Device("device-of-somebody-" + String.format("%05d", person));
        return new RehearsedPage(new Entrant(role, name("Person " + person), device, waits));
    }

    static PersonName name(String text) {
        return ((Reading.Parsed<PersonName>) PersonName.parse(text)).value();
    }

    RehearsedPage host() {
        return came(page(Role.HOST, 1, false));
    }

    RehearsedPage guest(int person) {
        return came(page(Role.GUEST, person, false));
    }

    RehearsedPage inLobby(int person) {
        return came(page(Role.GUEST, person, true));
    }

    RehearsedPage came(RehearsedPage page) {
        long socket = connect(page);
        SeatId fresh = SeatId.mint(Instant.EPOCH.plusNanos(nowNanos), chance);
        on(new TalkEvent.Came(socket, request(socket), page.entrant, fresh, "token " + ++tokens));
        return page;
    }

    RehearsedPage resumes(RehearsedPage page) {
        String token = page.resumeToken == null ? "nothing" : page.resumeToken;
        return resumes(page, token, page.seen);
    }

    RehearsedPage resumes(RehearsedPage page, String token, long seen) {
        long socket = connect(page);
        on(new TalkEvent.CameBack(socket, request(socket), new Request.Resume(token, seen), "token " + ++tokens));
        return page;
    }

    private long connect(RehearsedPage page) {
        long socket = ++sockets;
        page.socket = socket;
        page.closed = null;
        open.put(socket, page);
        return socket;
    }

    private long request(long socket) {
        unanswered.computeIfAbsent(socket, first -> new ArrayDeque<>()).add(++requests);
        return requests;
    }

    RehearsedTalk asks(RehearsedPage page, LongFunction<Request> request) {
        Long socket = page.socket;
        if (socket != null && open.containsKey(socket)) {
            on(new TalkEvent.Asked(socket, request.apply(request(socket))));
        }
        return this;
    }

    RehearsedTalk breaks(RehearsedPage page) {
        Long socket = page.socket;
        if (socket != null && open.remove(socket) != null) {
            unanswered.remove(socket);
            page.socket = null;
            on(new TalkEvent.SocketBroke(socket));
        }
        return this;
    }

    RehearsedTalk passes(Duration time) {
        long until = nowNanos + time.toNanos();
        while (talk.nextDeadlineNanos() <= until) {
            nowNanos = Math.max(nowNanos, talk.nextDeadlineNanos());
            on(new TalkEvent.DeadlineReached());
        }
        nowNanos = until;
        return this;
    }

    RehearsedTalk phones(int... participants) {
        List<Person> phones = new ArrayList<>();
        for (int participant : participants) {
            phones.add(phone(participant, Person.Line.HERE));
        }
        on(new TalkEvent.Telephones(phones, List.of(), List.of()));
        return this;
    }

    /** Telephones that wait to be let in, and none that sit. */
    RehearsedTalk waiting(SeatId... seats) {
        List<Waiting> waiting = Arrays.stream(seats)
                .map(seat -> new Waiting(seat, null, Person.Kind.PHONE, "+49 … 17"))
                .toList();
        on(new TalkEvent.Telephones(List.of(), waiting, List.of()));
        return this;
    }

    RehearsedTalk lines(PhoneLine... lines) {
        on(new TalkEvent.Telephones(List.of(), List.of(), List.of(lines)));
        return this;
    }

    static Person phone(int participant, Person.Line line) {
        return new Person(
                new ParticipantNumber(participant),
                new SeatId("0000000000" + String.format("%010d", participant)),
                null,
                Person.Kind.PHONE,
                Role.CALLER,
                new Showing(true, false, false, false),
                line,
                "+49 … 17",
                false,
                new PhoneState(
                        PhoneState.MutedBy.NOBODY,
                        PhoneState.Sound.SOUNDING,
                        Instant.EPOCH,
                        false,
                        HoldReason.NONE,
                        PhoneState.Test.NONE,
                        Instant.EPOCH,
                        HearingProfile.NONE.withClearer(5)));
    }

    void on(TalkEvent event) {
        for (TalkEffect effect : talk.on(event, nowNanos)) {
            done.add(effect);
            happens(effect);
        }
        while (prompt && !wanted.isEmpty()) {
            giveSeat();
        }
        while (prompt && !asks.isEmpty()) {
            settle(new Negotiated.Agreed("v=0"));
        }
    }

    /** Answers the oldest wish for a seat. */
    void giveSeat() {
        SeatId seat = wanted.poll();
        if (seat == null) {
            return;
        }
        if (participants.size() >= capacity) {
            on(new TalkEvent.NoSeat(seat, TalkEvent.NoSeat.Why.FULL));
        } else {
            ParticipantNumber participant = new ParticipantNumber(++lastParticipant);
            participants.put(seat, participant);
            on(new TalkEvent.SeatTaken(seat, participant));
        }
    }

    void settle(Negotiated outcome) {
        Long ask = asks.poll();
        if (ask != null) {
            on(new TalkEvent.Settled(ask, outcome));
        }
    }

    /** Ends the oldest deed: it is done, or it failed. */
    void deed(boolean done) {
        Long ask = deeds.poll();
        if (ask != null) {
            on(done ? new TalkEvent.Obeyed(ask) : new TalkEvent.NotObeyed(ask, Problem.TROUBLE));
        }
    }

    private void happens(TalkEffect effect) {
        switch (effect) {
            case TalkEffect.Proven(long socket) -> assertThat(open).containsKey(socket);
            case TalkEffect.Say(long socket, Message message) -> says(socket, message);
            case TalkEffect.Shut(long socket, Closing closing) -> {
                RehearsedPage page = Objects.requireNonNull(open.remove(socket), "a socket is shut once");
                unanswered.remove(socket);
                if (Long.valueOf(socket).equals(page.socket)) {
                    page.socket = null;
                    page.closed = closing;
                }
            }
            case TalkEffect.TakeSeat(SeatId seat) -> wanted.add(seat);
            case TalkEffect.FreeSeat(SeatId seat) ->
                assertThat(participants.remove(seat)).as("a seat is freed once").isNotNull();
            case TalkEffect.Sit sit -> assertThat(sittings.add(sit.sitting())).isTrue();
            case TalkEffect.Rise(long sitting) ->
                assertThat(sittings.remove(sitting)).isTrue();
            case TalkEffect.Publish publish -> asked(publish.sitting(), publish.ask());
            case TalkEffect.Receive receive -> asked(receive.sitting(), receive.ask());
            case TalkEffect.Received received -> asked(received.sitting(), received.ask());
            case TalkEffect.Show show -> assertThat(sittings).contains(show.sitting());
            case TalkEffect.View view -> assertThat(sittings).contains(view.sitting());
            case TalkEffect.OfAPhone _, TalkEffect.HostLeft _ -> {}
            case TalkEffect.Deed deed -> deeds.add(deed.ask());
        }
    }

    private void asked(long sitting, long ask) {
        assertThat(sittings).contains(sitting);
        asks.add(ask);
    }

    private void says(long socket, Message message) {
        RehearsedPage page = Objects.requireNonNull(open.get(socket), "nothing is said where nobody hears");
        if (message instanceof Reply reply) {
            assertThat(Objects.requireNonNull(unanswered.get(socket)).remove(reply.re()))
                    .as("one reply to one request")
                    .isTrue();
        }
        page.hears(message);
    }

    /** Of what was done, that of one kind. */
    <E extends TalkEffect> List<E> done(Class<E> kind) {
        return done.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Nullable
    Long unansweredOf(RehearsedPage page) {
        Deque<Long> ids = page.socket == null ? null : unanswered.get(page.socket);
        return ids == null ? null : ids.peek();
    }
}
