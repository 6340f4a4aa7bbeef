package org.parlour.conference.room;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.directory.InMemoryDirectory;
import org.parlour.conference.events.RoomEvents;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.pin.Callers;
import org.parlour.conference.pin.MintedPin;
import org.parlour.conference.pin.PhoneDoorbook;
import org.parlour.conference.pin.Pins;
import org.parlour.conference.room.links.RoomLinks;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.NumberTable;
import org.parlour.conference.room.store.RoomTable;
import org.parlour.conference.room.store.StoredRoom;
import org.parlour.conference.room.store.Window;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.store.Store;
import org.parlour.dialplan.speech.Language;
import org.parlour.simulation.ManualClock;
import org.parlour.sip.door.Doorplate;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.door.Welcome;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.TrunkName;

/** Everything above the telephone but the web, on a real store and a clock moved by hand. */
public final class Household implements AutoCloseable {
    public static final PhoneNumber NUMBER = new PhoneNumber("4000");
    public static final RoomId ROOM = new RoomId("ward-round");
    public static final PhoneNumber CALLER = new PhoneNumber("+493023125000");
    /** What is built in: no text of a plan says how this door is. */
    public static final Doorplate PLATE = new Doorplate(Language.ENGLISH, new Welcome.PinAsked(), 9, false);

    private static final int PATIENCE_SECONDS = 20;

    public final ManualClock clock;
    public final Random random;
    public final Secrets secrets;
    public final Store store;
    public final InMemoryDirectory directory = new InMemoryDirectory();
    public final RoomEvents events;
    public final Callers callers;
    public final Pins pins;
    public final RoomLinks links;
    public final PhoneDoorbook doorbook;
    public final CallBoard board;
    public final Switchboard switchboard = new Switchboard();
    public final RoomBook book;
    final SeatDiary diary;
    final PhoneRooms rooms;

    private Household(Path data, ManualClock clock, Random random) throws Refusal {
        this.clock = clock;
        this.random = random;
        this.secrets = Secrets.open(data, new SecureRandom());
        this.store = Store.open(data);
        this.events = new RoomEvents(clock);
        this.callers = new Callers(secrets.callers());
        this.pins = new Pins(store, secrets.pinLookup(), secrets.pinSeal(), random, clock);
        this.links = new RoomLinks(store, secrets, random, clock);
        this.doorbook = new PhoneDoorbook(store, pins, callers, directory, clock);
        this.board = new CallBoard(clock, events);
        this.diary = new SeatDiary(store);
        this.rooms = new PhoneRooms(store, new PhoneRooms.Live(directory, callers, events, diary), random, clock);
        this.book = new RoomBook(store, rooms, switchboard, clock);
        rooms.begin();
    }

    /** Opens the house that lies in this folder, or a new one. */
    public static Household open(Path data, ManualClock clock, long seed) throws Refusal {
        return new Household(data, clock, new Random(seed));
    }

    /** With a number and a room of two seats. */
    public static Household furnished(Path data) throws Refusal {
        Household house = open(data, new ManualClock(), 1);
        house.put(new HouseNumber(NUMBER, Language.GERMAN, 9, false));
        house.add(room(ROOM, 2, true));
        return house;
    }

    public void put(HouseNumber number) {
        store.write(NumberTable.put(number, clock.instant()));
    }

    public void add(StoredRoom room) {
        store.write(RoomTable.insert(room));
    }

    public static StoredRoom room(RoomId id, int capacity, boolean returnsWithoutPin) {
        return new StoredRoom(
                id,
                "Ward round",
                Language.GERMAN,
                NUMBER,
                capacity,
                returnsWithoutPin,
                false,
                PhonePolicy.OPEN,
                Instant.EPOCH,
                null);
    }

    public static StoredRoom withLobby(StoredRoom room) {
        return new StoredRoom(
                room.room(),
                room.name(),
                room.language(),
                room.number(),
                room.capacity(),
                room.returnsWithoutPin(),
                true,
                room.phones(),
                room.createdAt(),
                room.closedAt());
    }

    public MintedPin mint(RoomId room, Window window) {
        HouseNumber number = store.read(NumberTable.find(NUMBER)).orElseThrow();
        return pins.mint(room, number, window).orElseThrow();
    }

    public void closeRoom(RoomId room) {
        book.close(room);
    }

    public Visitor visitor(PhoneNumber caller) {
        return new Visitor(CallId.mint(clock.instant(), random), TrunkName.LOCAL, NUMBER, caller);
    }

    /** The one answer to a question that waits for nothing. */
    public static <T> T answer(Consumer<Consumer<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError("there was no answer", failed);
        }
    }

    /** Waits until everything that was noted so far is in the store. */
    public void settle() {
        diary.flush();
        // The writer takes one work after the other: when this is done, so is what was noted before.
        store.write(sql -> 0);
        diary.flush();
        store.write(sql -> 0);
    }

    @Override
    public void close() throws IOException {
        diary.close();
        store.close();
    }

    /** As a kill would: what was not written by now is lost. */
    public void fallOver() throws IOException {
        store.close();
    }
}
