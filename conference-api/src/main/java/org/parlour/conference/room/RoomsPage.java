package org.parlour.conference.room;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.directory.Seat;
import org.parlour.conference.pin.MintedPin;
import org.parlour.conference.pin.Pins;
import org.parlour.conference.room.links.Invitations;
import org.parlour.conference.room.links.RoomLinks;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.StoredRoom;
import org.parlour.conference.room.store.Window;
import org.parlour.conference.web.ApiProblem;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/rooms}: rooms, their PINs, and who sits in them. */
@RestController
@RequestMapping("/api/rooms")
final class RoomsPage {
    private final RoomBook rooms;
    private final NumberBook numbers;
    private final PhoneRooms seats;
    private final Invites invites;
    private final CallBoard calls;
    private final Chance chance;

    RoomsPage(RoomBook rooms, NumberBook numbers, PhoneRooms seats, Invites invites, CallBoard calls, Chance chance) {
        this.rooms = rooms;
        this.numbers = numbers;
        this.seats = seats;
        this.invites = invites;
        this.calls = calls;
        this.chance = chance;
    }

    /** By which ids are drawn, and when. */
    record Chance(RandomGenerator random, InstantSource clock) {}

    /** How people get in: by telephone and by link. */
    record Invites(Pins pins, RoomLinks links) {}

    /** The links of a room, for whoever invites. */
    record LinksView(String hostLink, String guestLink) {
        static LinksView of(Invitations links) {
            return new LinksView(links.hostLink(), links.guestLink());
        }

        @Override
        public String toString() {
            return "LinksView[****]";
        }
    }

    /** The answer that holds a PIN in clear, once, for whoever invites; the links can be asked for again. */
    record CreatedRoom(RoomView room, String number, int pinId, String pin, String hostLink, String guestLink) {
        @Override
        public String toString() {
            return "CreatedRoom[****]";
        }
    }

    record PhonesWish(@Nullable String phones) {}

    record PinWish(@Nullable Instant from, @Nullable Instant until) {}

    /** As {@link CreatedRoom}. */
    record CreatedPin(
            int id,
            String number,
            String pin,
            @Nullable Instant from,
            @Nullable Instant until) {
        @Override
        public String toString() {
            return "CreatedPin[****]";
        }
    }

    /** A PIN that is there; its digits were told when it was made. */
    record PinView(
            int id,
            String number,
            @Nullable Instant from,
            @Nullable Instant until,
            Instant createdAt) {}

    @PostMapping
    ResponseEntity<CreatedRoom> create(@RequestBody(required = false) @Nullable RoomWish given) {
        RoomWish wish = given == null ? RoomWish.NONE : given;
        HouseNumber number = number(wish.number());
        StoredRoom room = wish.at(number, chance.clock().instant(), chance.random());
        if (!rooms.add(room)) {
            throw ApiProblem.conflict("a room has, or had, this id; ids are used once");
        }
        MintedPin pin = invites.pins().mint(room.room(), number, Window.ALWAYS).orElseThrow(RoomsPage::noSuchRoom);
        Invitations links = links(room.room());
        CreatedRoom created = new CreatedRoom(
                RoomView.of(room, 0, List.of()),
                number.number().reveal(),
                pin.pinNumber(),
                pin.pin().reveal(),
                links.hostLink(),
                links.guestLink());
        return ResponseEntity.created(URI.create("/api/rooms/" + room.room().text()))
                .body(created);
    }

    private HouseNumber number(@Nullable String wished) {
        if (wished != null) {
            return numbers.findOrPlanned(ApiProblem.valueOf(PhoneNumber.parse(wished)))
                    .orElseThrow(() -> ApiProblem.malformed(
                            "this is no number of the house; PUT /api/numbers/NUMBER makes it one, or a door"
                                    + " in the dial plan"));
        }
        List<HouseNumber> all = numbers.all();
        if (all.size() != 1) {
            throw ApiProblem.malformed(
                    all.isEmpty()
                            ? "the house has no number; PUT /api/numbers/NUMBER gives it one"
                            : "the house has several numbers; name the one at which the PIN is typed");
        }
        return all.getFirst();
    }

    @GetMapping
    List<RoomView> list() {
        return rooms.openRooms().stream()
                .map(room -> RoomView.of(room, people(seats.seats(room.room())), null))
                .toList();
    }

    @GetMapping("/{room}")
    RoomView room(@PathVariable String room) {
        StoredRoom found = open(room);
        List<Seat> taken = seats.seats(found.room());
        List<SeatView> views =
                taken.stream().map(seat -> SeatView.of(seat, calls, true)).toList();
        return RoomView.of(found, people(taken), views);
    }

    @GetMapping("/{room}/links")
    LinksView links(@PathVariable String room) {
        return LinksView.of(links(open(room).room()));
    }

    private Invitations links(RoomId room) {
        return invites.links().of(room).orElseThrow(RoomsPage::noSuchRoom);
    }

    /** How it takes its telephones from now on; those that are in it hear of it. */
    @PutMapping("/{room}/phones")
    RoomView phones(@PathVariable String room, @RequestBody PhonesWish wish) {
        PhonePolicy policy = ApiProblem.valueOf(PhonePolicy.parse(String.valueOf(wish.phones())));
        if (!rooms.phones(id(room), policy)) {
            throw noSuchRoom();
        }
        return room(room);
    }

    /** Closed at once; its telephones hear so, and a goodbye. */
    @DeleteMapping("/{room}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String room) {
        if (!rooms.close(id(room))) {
            throw noSuchRoom();
        }
    }

    @PostMapping("/{room}/pins")
    ResponseEntity<CreatedPin> mint(@PathVariable String room, @RequestBody(required = false) @Nullable PinWish wish) {
        StoredRoom found = open(room);
        Window window = wish == null ? Window.ALWAYS : window(wish);
        HouseNumber number = numbers.find(found.number()).orElseThrow();
        MintedPin minted = invites.pins().mint(found.room(), number, window).orElseThrow(RoomsPage::noSuchRoom);
        CreatedPin created = new CreatedPin(
                minted.pinNumber(), number.number().reveal(), minted.pin().reveal(), window.from(), window.until());
        return ResponseEntity.created(URI.create("/api/rooms/" + room + "/pins/" + minted.pinNumber()))
                .body(created);
    }

    private static Window window(PinWish wish) {
        if (wish.from() != null && wish.until() != null && !wish.from().isBefore(wish.until())) {
            throw ApiProblem.malformed("until comes after from");
        }
        return new Window(wish.from(), wish.until());
    }

    @GetMapping("/{room}/pins")
    List<PinView> pins(@PathVariable String room) {
        return invites.pins().of(open(room).room()).stream()
                .map(pin -> new PinView(
                        pin.pinNumber(),
                        pin.number().reveal(),
                        pin.window().from(),
                        pin.window().until(),
                        pin.createdAt()))
                .toList();
    }

    /** Who sits by it stays; nobody comes by it any more. */
    @DeleteMapping("/{room}/pins/{pin}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String room, @PathVariable int pin) {
        if (!invites.pins().delete(open(room).room(), pin)) {
            throw ApiProblem.notFound("this room has no such PIN");
        }
    }

    private StoredRoom open(String room) {
        return rooms.openRoom(id(room)).orElseThrow(RoomsPage::noSuchRoom);
    }

    private static int people(List<Seat> seats) {
        return (int) seats.stream().filter(seat -> !seat.isKept()).count();
    }

    private static RoomId id(String room) {
        return ApiProblem.valueOf(RoomId.parse(room), RoomsPage::noSuchRoom);
    }

    private static ApiProblem noSuchRoom() {
        return ApiProblem.notFound("there is no such room, or it is closed");
    }
}
