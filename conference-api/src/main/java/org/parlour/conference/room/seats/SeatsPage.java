package org.parlour.conference.room.seats;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.directory.Forgiveness;
import org.parlour.conference.pin.Pins;
import org.parlour.conference.room.RoomBook;
import org.parlour.conference.room.links.Invitations;
import org.parlour.conference.room.links.LinkKey;
import org.parlour.conference.room.links.RoomLinks;
import org.parlour.conference.room.store.LinkRole;
import org.parlour.conference.room.store.StoredRoom;
import org.parlour.conference.web.ApiProblem;
import org.parlour.conference.web.PeerSource;
import org.parlour.sfu.signal.Device;
import org.parlour.sfu.signal.Entrant;
import org.parlour.sfu.signal.PersonName;
import org.parlour.sfu.signal.Role;
import org.parlour.sfu.signal.RoomCard;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/rooms/{room}/seats} and {@code …/doorway}: open to whoever has a link. */
@RestController
@RequestMapping("/api/rooms/{room}")
final class SeatsPage {
    /** A key of 144 bits is not guessed; whoever tries all the same takes up the store's time. */
    static final Forgiveness WRONG_KEYS = new Forgiveness(10, Duration.ofSeconds(6));

    private static final String LINK_HEADER = "X-Parlour-Link";

    private final Books books;
    private final BrowserSeats seats;
    private final PhoneDoorWatch phoneDoor;
    private final Directory directory;
    private final InstantSource clock;

    SeatsPage(Books books, BrowserSeats seats, PhoneDoorWatch phoneDoor, Directory directory, InstantSource clock) {
        this.books = books;
        this.seats = seats;
        this.phoneDoor = phoneDoor;
        this.directory = directory;
        this.clock = clock;
    }

    /** What is written down of rooms and the ways into them. */
    record Books(RoomBook rooms, RoomLinks links, Pins pins) {}

    /** What somebody asks who has a link. */
    record SeatWish(
            @Nullable String link,
            @Nullable String name,
            @Nullable String device) {
        @Override
        public String toString() {
            return "SeatWish[****]";
        }
    }

    record TicketView(String ticket, long expiresInSeconds, RoomNameView room, String role, boolean lobby) {
        @Override
        public String toString() {
            return "TicketView[****]";
        }
    }

    record RoomNameView(String room, @Nullable String name, String language) {}

    /**
     * Of a room, for the page before it.
     *
     * @param guestLink for hosts, who may invite
     */
    record DoorwayView(
            String room,
            @Nullable String name,
            String language,
            String role,
            boolean lobby,
            int people,
            PhoneView phone,
            @Nullable String guestLink) {
        @Override
        public String toString() {
            return "DoorwayView[****]";
        }
    }

    /**
     * How to come by telephone.
     *
     * @param pin in threes, for hosts, who may invite
     * @param reachable whether the house listens for calls
     * @param unreachableSince when it does not: since when
     */
    record PhoneView(
            String number,
            @Nullable String pin,
            boolean reachable,
            @Nullable Instant unreachableSince) {
        @Override
        public String toString() {
            return "PhoneView[****]";
        }
    }

    /** A room, and as what its link lets somebody in. */
    private record Opened(StoredRoom room, Role role) {
        boolean waits() {
            return room.lobby() && role == Role.GUEST;
        }

        String roleWord() {
            return role.name().toLowerCase(Locale.ROOT);
        }
    }

    @PostMapping("/seats")
    @ResponseStatus(HttpStatus.CREATED)
    TicketView seat(@PathVariable String room, @RequestBody SeatWish wish, HttpServletRequest request) {
        PersonName name = ApiProblem.valueOf(PersonName.parse(given("name", wish.name())));
        Device device = ApiProblem.valueOf(Device.parse(given("device", wish.device())));
        Opened opened = open(room, given("link", wish.link()), request);
        Entrant entrant = new Entrant(opened.role(), name, device, opened.waits());
        StoredRoom stored = opened.room();
        if (seats.taken(stored.room()) >= stored.capacity() && !seats.knows(stored.room(), entrant)) {
            throw ApiProblem.conflict("the room is full").coded("room-full");
        }
        RoomCard card = RoomPlan.of(stored).card();
        seats.tally().tickets.increment();
        return new TicketView(
                seats.tickets().issue(RoomPlan.of(stored), entrant),
                Tickets.LIFE.toSeconds(),
                new RoomNameView(card.room().text(), card.name(), card.language()),
                opened.roleWord(),
                opened.waits());
    }

    @GetMapping("/doorway")
    DoorwayView doorway(
            @PathVariable String room,
            @RequestHeader(name = LINK_HEADER, required = false) @Nullable String link,
            HttpServletRequest request) {
        Opened opened = open(room, given("the header " + LINK_HEADER, link), request);
        StoredRoom stored = opened.room();
        boolean invites = opened.role() == Role.HOST;
        Instant closedSince = phoneDoor.closedSince();
        return new DoorwayView(
                stored.room().text(),
                stored.name(),
                stored.language().tag(),
                opened.roleWord(),
                opened.waits(),
                seats.people(stored.room()),
                new PhoneView(
                        stored.number().reveal(),
                        invites ? pin(stored.room()) : null,
                        closedSince == null,
                        closedSince),
                invites ? guestLink(stored.room()) : null);
    }

    private @Nullable String guestLink(RoomId room) {
        return books.links().of(room).map(Invitations::guestLink).orElse(null);
    }

    private @Nullable String pin(RoomId room) {
        return books.pins().of(room).stream()
                .filter(pin -> pin.window().isOpenAt(clock.instant()))
                .flatMap(pin -> books.pins().open(pin).stream())
                .map(Pin::revealInThrees)
                .findFirst()
                .orElse(null);
    }

    /** A key that opens nothing and a room that is not there look the same. */
    private Opened open(String room, String link, HttpServletRequest request) {
        String source = "link " + PeerSource.of(InetAddress.ofLiteral(request.getRemoteAddr()));
        if (directory.guesses(source, WRONG_KEYS, clock.instant()) >= WRONG_KEYS.most()) {
            seats.tally().slowedKeys.increment();
            throw ApiProblem.tooManyTries(
                    "too many tries with a wrong link came from here; wait, then try again", WRONG_KEYS.each());
        }
        if (RoomId.parse(room) instanceof Reading.Parsed<RoomId>(RoomId id)
                && LinkKey.parse(link) instanceof Reading.Parsed<LinkKey>(LinkKey key)) {
            LinkRole role = books.links().role(id, key).orElse(null);
            StoredRoom stored = books.rooms().openRoom(id).orElse(null);
            if (role != null && stored != null) {
                return new Opened(stored, role == LinkRole.HOST ? Role.HOST : Role.GUEST);
            }
        }
        seats.tally().wrongKeys.increment();
        directory.guess(source, WRONG_KEYS, clock.instant());
        throw ApiProblem.notFound("this link opens no room; it may be closed by now")
                .coded("no-such-room");
    }

    private static String given(String field, @Nullable String written) {
        if (written == null) {
            throw ApiProblem.malformed(field + " is missing");
        }
        return written;
    }
}
