package org.parlour.sfu.session;

import java.util.ArrayList;
import java.util.List;
import org.parlour.wire.call.ParticipantNumber;

/** The seat of a room's telephones as the room has it. Belongs to the room's loop. */
final class PhonesSeat implements SharedSeat {
    private final ForwardingRoom room;
    private final Ground ground;
    private final SharedEars ears;
    private final SharedListening listening;
    private final List<PhoneUplink> uplinks = new ArrayList<>();
    private boolean left;

    PhonesSeat(ForwardingRoom room, Ground ground, SharedEars ears) {
        this.room = room;
        this.ground = ground;
        this.ears = ears;
        this.listening = new SharedListening(ears);
    }

    @Override
    public PhoneTrack track(ParticipantNumber participant) {
        PhoneUplink uplink = new PhoneUplink(room, this, participant, ground);
        if (left) {
            uplink.leave();
        } else {
            uplinks.add(uplink);
            room.came(uplink.voice());
        }
        return uplink;
    }

    void left(PhoneUplink uplink) {
        if (uplinks.remove(uplink)) {
            room.left(uplink.voice());
        }
    }

    @Override
    public int browsers() {
        return room.size();
    }

    void browsersAre(int count) {
        ears.browsersAre(count);
    }

    @Override
    public void leave() {
        if (!left) {
            left = true;
            List.copyOf(uplinks).forEach(PhoneUplink::leave);
            room.left(this);
        }
    }

    SharedListening listening() {
        return listening;
    }

    int size() {
        return uplinks.size();
    }

    @Override
    public String toString() {
        return "PhonesSeat(" + uplinks + ")";
    }
}
