package org.parlour.conference.room.seats;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.events.RoomEvents;
import org.parlour.conference.gateway.Gateway;
import org.parlour.conference.pin.Pins;
import org.parlour.conference.room.RoomBook;
import org.parlour.conference.room.links.RoomLinks;
import org.parlour.sfu.session.BrowserRooms;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** The seats of browsers put together. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SeatsConfiguration {
    @Bean
    Telephones telephonesOfRooms(
            Directory directory, CallBoard board, Switchboard switchboard, RoomBook book, InstantSource clock) {
        return new Telephones(directory, board, switchboard, book, clock);
    }

    @Bean
    BrowserSeats.Live liveSeats(Directory directory, RoomEvents events) {
        return new BrowserSeats.Live(directory, events);
    }

    @Bean
    Deeds deedsOfHosts(RoomBook book, RoomLinks links, Telephones phones, Directory directory, InstantSource clock) {
        return new Deeds(book, links, phones, directory, clock);
    }

    @Bean
    BrowserSeats.Hosts whatHostsMayDo(Telephones phones, Deeds deeds) {
        return new BrowserSeats.Hosts(phones, deeds);
    }

    @Bean
    BrowserSeats browserSeats(
            BrowserRooms media, BrowserSeats.Hosts hosts, BrowserSeats.Live live, InstantSource clock) {
        return new BrowserSeats(media, hosts, live, new SecureRandom(), clock);
    }

    @Bean
    PhoneDoorWatch phoneDoorWatch(Gateway gateway, InstantSource clock) {
        return new PhoneDoorWatch(() -> gateway.telephone().isListening(), clock);
    }

    @Bean
    SeatsPage.Books seatBooks(RoomBook rooms, RoomLinks links, Pins pins) {
        return new SeatsPage.Books(rooms, links, pins);
    }

    @Bean
    WebSocketConfigurer socketsAddress(
            BrowserSeats seats,
            @Qualifier("eventsSocket") WebSocketHandler events,
            @Qualifier("eventsHandshake") HandshakeInterceptor eventsDoor) {
        SocketsAddress address = new SocketsAddress(new SeatsSocket(seats, new SignalJson()), events, eventsDoor);
        // Without a list of origins, the page's own is the only one (RFC 6455 section 10.2).
        return addresses ->
                addresses.addHandler(address, SocketsAddress.PATTERN).addInterceptors(address);
    }
}
