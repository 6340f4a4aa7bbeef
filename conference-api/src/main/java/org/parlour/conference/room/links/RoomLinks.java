package org.parlour.conference.room.links;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.parlour.conference.room.store.LinkRole;
import org.parlour.conference.room.store.LinkTable;
import org.parlour.conference.room.store.StoredLink;
import org.parlour.conference.secrets.KeyedHash;
import org.parlour.conference.secrets.Seal;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.store.Store;
import org.parlour.wire.call.RoomId;

/** The links of the rooms. Its methods wait for the store. */
public final class RoomLinks {
    private final Store store;
    private final KeyedHash lookup;
    private final Seal seal;
    private final RandomGenerator random;
    private final InstantSource clock;

    public RoomLinks(Store store, Secrets secrets, RandomGenerator random, InstantSource clock) {
        this.store = store;
        this.lookup = secrets.linkLookup();
        this.seal = secrets.linkSeal();
        this.random = random;
        this.clock = clock;
    }

    /** The links of a room, made where it has none yet; empty where it is not open, or their seal is broken. */
    public Optional<Invitations> of(RoomId room) {
        List<StoredLink> there = store.read(LinkTable.of(room));
        if (there.size() == LinkRole.values().length) {
            return opened(room, there);
        }
        List<StoredLink> fresh = List.of(fresh(room, LinkRole.HOST), fresh(room, LinkRole.GUEST));
        return opened(room, store.write(LinkTable.putIfAbsent(fresh, room, clock.instant())));
    }

    /** As what this key opens this room; empty where it does not. */
    public Optional<LinkRole> role(RoomId room, LinkKey key) {
        return store.read(LinkTable.find(lookup.of(key.text())))
                .filter(link -> link.room().equals(room))
                .map(StoredLink::role);
    }

    private StoredLink fresh(RoomId room, LinkRole role) {
        LinkKey key = LinkKey.mint(random);
        return new StoredLink(room, role, lookup.of(key.text()), seal.seal(key.text(), place(room, role)));
    }

    private Optional<Invitations> opened(RoomId room, List<StoredLink> links) {
        Map<LinkRole, LinkKey> keys = new EnumMap<>(LinkRole.class);
        for (StoredLink link : links) {
            seal.open(link.sealed(), place(room, link.role()))
                    .ifPresent(key -> keys.put(link.role(), new LinkKey(key)));
        }
        LinkKey host = keys.get(LinkRole.HOST);
        LinkKey guest = keys.get(LinkRole.GUEST);
        return host == null || guest == null ? Optional.empty() : Optional.of(new Invitations(room, host, guest));
    }

    private static String place(RoomId room, LinkRole role) {
        return "link " + room.text() + " " + role.text();
    }
}
