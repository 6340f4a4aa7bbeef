package org.parlour.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.parlour.sfu.session.BrowserRooms;
import org.parlour.sfu.session.BrowserSeat;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** In place of the forwarding core: agrees to everything at once, and remembers what it was asked. */
@Component
@Primary
final class RecordedMedia implements BrowserRooms {
    final List<Place> places = new CopyOnWriteArrayList<>();

    @Override
    public BrowserSeat sit(RoomId room, ParticipantNumber participant, SeatEvents events) {
        Place place = new Place(room, participant, events);
        places.add(place);
        return place;
    }

    List<Place> in(String room) {
        return places.stream().filter(place -> place.room.text().equals(room)).toList();
    }

    static final class Place implements BrowserSeat {
        final RoomId room;
        final ParticipantNumber participant;
        final SeatEvents events;
        private final List<String> asked = new ArrayList<>();

        private Place(RoomId room, ParticipantNumber participant, SeatEvents events) {
            this.room = room;
            this.participant = participant;
            this.events = events;
        }

        synchronized List<String> asked() {
            return List.copyOf(asked);
        }

        private synchronized void note(String what) {
            asked.add(what);
        }

        @Override
        public void publish(String offer, Consumer<Negotiated> then) {
            note("publish");
            then.accept(
                    offer.startsWith("v=0")
                            ? new Negotiated.Agreed("our answer")
                            : new Negotiated.Refused("sdp_malformed", "It cannot be read."));
        }

        @Override
        public void receive(SlotCount slots, Consumer<Negotiated> then) {
            note("receive " + slots.audio() + " " + slots.video());
            then.accept(new Negotiated.Agreed("our offer"));
        }

        @Override
        public void received(String answer, Consumer<Negotiated> then) {
            note("received");
            then.accept(new Negotiated.Agreed(""));
        }

        @Override
        public void show(Showing showing) {
            note("show " + showing);
        }

        @Override
        public void wish(VideoWish wish) {
            note("wish " + wish.most());
        }

        @Override
        public void leave() {
            note("leave");
        }
    }
}
