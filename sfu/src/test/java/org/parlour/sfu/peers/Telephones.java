package org.parlour.sfu.peers;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.ForwardingRoom;
import org.parlour.sfu.session.SharedEars;
import org.parlour.sfu.session.SharedSeat;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtp.RtpPacket;

/**
 * The telephones of a simulated room, and who listens on the seat that they share. What comes there is held against what
 * is said of it: the sound is of whom the slot is, of a browser, and of one stream until the slot changes hands.
 */
public final class Telephones implements SharedEars {
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final SimulatedRoom house;
    private final ForwardingRoom room;
    private final Map<Integer, Telephone> present = new LinkedHashMap<>();
    private final Set<Integer> everHere = new HashSet<>();
    private final @Nullable ParticipantNumber[] holders = new @Nullable ParticipantNumber[SharedSeat.SLOTS];
    private final int[] streams = new int[SharedSeat.SLOTS];
    private final Map<Integer, Long> heardNanos = new HashMap<>();
    private final Map<Integer, Long> sharedNanos = new HashMap<>();
    private @Nullable SharedSeat seat;
    private int browsers;
    private long heard;

    Telephones(SimulatedRoom house, ForwardingRoom room) {
        this.house = house;
        this.room = room;
    }

    /** Calls and is let in; the first one takes the seat. */
    public Telephone call(int person) {
        SharedSeat taken = seat == null ? room.share(this) : seat;
        seat = taken;
        everHere.add(person);
        Telephone telephone = new Telephone(person, taken.track(new ParticipantNumber(person)), house);
        present.put(person, telephone);
        return telephone;
    }

    /** The last one gives the seat back. */
    public void hangUp(int person) {
        Telephone gone = present.remove(person);
        if (gone != null) {
            gone.track().leave();
        }
        if (present.isEmpty()) {
            leave();
        }
    }

    /** All of them at once. */
    public void leave() {
        present.clear();
        if (seat != null) {
            seat.leave();
            seat = null;
            Arrays.fill(holders, null);
        }
    }

    void onDeadline(long nowNanos) {
        present.values().forEach(telephone -> telephone.onDeadline(nowNanos));
    }

    @Override
    public void taken(int slot, ParticipantNumber by) {
        holders[slot] = by;
        streams[slot] = 0;
    }

    @Override
    public void heard(int slot, RtpPacket packet, long nowNanos) {
        Viewer.check(seat != null, "nobody hears who has no seat");
        ParticipantNumber holder = holders[slot];
        byte[] bytes = packet.buffer();
        int person = bytes[packet.payloadOffset() + 1];
        Viewer.check(holder != null && holder.bits() == person, "the sound is of whom the slot is");
        Viewer.check(!everHere.contains(person), "no telephone hears a telephone by way of the browsers");
        Viewer.check(streams[slot] == 0 || streams[slot] == packet.ssrc(), "a slot is one stream until it is taken");
        streams[slot] = packet.ssrc();
        boolean shared = bytes[packet.payloadOffset()] == Publisher.SHARED;
        (shared ? sharedNanos : heardNanos).put(person, nowNanos);
        heard++;
        house.tap().phonesHear(person, nowNanos);
    }

    @Override
    public void emptied(int slot) {
        Viewer.check(holders[slot] != null, "only who is in a slot leaves it");
        holders[slot] = null;
    }

    @Override
    public void browsersAre(int count) {
        browsers = count;
    }

    /** As the telephones were told last. */
    public int browsers() {
        return browsers;
    }

    /** When that person was heard on the shared seat last; far in the past if never. */
    public long heardNanos(int person) {
        return heardNanos.getOrDefault(person, NEVER);
    }

    /** When that person's screen was heard there last. */
    public long sharedNanos(int person) {
        return sharedNanos.getOrDefault(person, NEVER);
    }

    /** Packets that came on the shared seat. */
    public long heard() {
        return heard;
    }

    /** Who is in the slots, empty ones left out. */
    public List<ParticipantNumber> holders() {
        return Arrays.stream(holders).filter(holder -> holder != null).toList();
    }

    public Collection<Telephone> present() {
        return present.values();
    }
}
