package org.parlour.conference.room;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.events.RoomEvents;
import org.parlour.conference.pin.Callers;
import org.parlour.conference.pin.Pins;
import org.parlour.conference.room.links.RoomLinks;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.store.Store;
import org.parlour.dialplan.explain.PlanInForce;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The rooms put together. */
@Configuration(proxyBeanMethods = false)
class RoomConfiguration {
    @Bean
    SeatDiary seatDiary(Store store) {
        return new SeatDiary(store);
    }

    @Bean
    PhoneRooms phoneRooms(
            Store store,
            Directory directory,
            Callers callers,
            RoomEvents events,
            SeatDiary diary,
            InstantSource clock) {
        PhoneRooms.Live live = new PhoneRooms.Live(directory, callers, events, diary);
        PhoneRooms rooms = new PhoneRooms(store, live, new SecureRandom(), clock);
        rooms.begin();
        return rooms;
    }

    @Bean
    RoomSweep roomSweep(PhoneRooms rooms) {
        return new RoomSweep(rooms);
    }

    @Bean
    RoomBook roomBook(Store store, PhoneRooms rooms, Switchboard switchboard, InstantSource clock) {
        return new RoomBook(store, rooms, switchboard, clock);
    }

    @Bean
    NumberBook numberBook(Store store, Supplier<PlanInForce> plans, InstantSource clock) {
        return new NumberBook(store, plans, clock);
    }

    @Bean
    DemoRoom demoRoom(Store store, Pins pins, InstantSource clock) {
        DemoRoom room = new DemoRoom(store, pins, clock);
        room.makeAtFirstStart();
        return room;
    }

    @Bean
    RoomLinks roomLinks(Store store, Secrets secrets, InstantSource clock) {
        return new RoomLinks(store, secrets, new SecureRandom(), clock);
    }

    @Bean
    RoomsPage.Invites invites(Pins pins, RoomLinks links) {
        return new RoomsPage.Invites(pins, links);
    }

    @Bean
    RoomsPage.Chance chance(InstantSource clock) {
        return new RoomsPage.Chance(new SecureRandom(), clock);
    }

    @Bean
    EventsSocket eventsSocket(
            RoomEvents events, PhoneRooms rooms, CallBoard calls, JsonMapper json, InstantSource clock) {
        return new EventsSocket(events, rooms, calls, json, clock);
    }

    @Bean
    EventsHandshake eventsHandshake(RoomBook rooms) {
        return new EventsHandshake(rooms);
    }
}
