package org.parlour.conference.room.seats;

import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.room.RoomBook;
import org.parlour.conference.room.links.LinkKey;
import org.parlour.conference.room.links.RoomLinks;
import org.parlour.conference.room.store.StoredRoom;
import org.parlour.sfu.signal.Problem;
import org.parlour.sfu.signal.TalkEffect;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;

/** What hosts want of the books. Its methods wait for the store, so no room's thread asks. */
final class Deeds {
    // The address of a room's page, with or without the house before it: /r/ROOM#KEY.
    private static final Pattern LINK = Pattern.compile("(?:\\S*/)?r/([^/?#\\s]+)(?:\\?[^#\\s]*)?#(\\S+)");

    private final RoomBook book;
    private final RoomLinks links;
    private final Telephones phones;
    private final Directory directory;
    private final InstantSource clock;

    Deeds(RoomBook book, RoomLinks links, Telephones phones, Directory directory, InstantSource clock) {
        this.book = book;
        this.links = links;
        this.phones = phones;
        this.directory = directory;
        this.clock = clock;
    }

    /** Null where it is done. */
    @Nullable
    Problem done(RoomId room, TalkEffect.Deed deed) {
        return switch (deed) {
            case TalkEffect.CloseRoom _ -> book.close(room) ? null : Problem.TROUBLE;
            case TalkEffect.SetPolicy(var _, var policy) -> book.phones(room, policy) ? null : Problem.TROUBLE;
            case TalkEffect.MovePhone move -> move(room, move);
        };
    }

    private @Nullable Problem move(RoomId from, TalkEffect.MovePhone move) {
        StoredRoom to = opened(move.link()).orElse(null);
        if (to == null) {
            return Problem.NO_SUCH_ROOM;
        }
        if (directory.seats(to.room(), clock.instant()).size() >= to.capacity()) {
            return Problem.ROOM_FULL;
        }
        return phones.move(from, move.seat(), to.room()) ? null : Problem.NO_SUCH_PERSON;
    }

    /** The room that a link opens, as a host or as a guest. */
    private Optional<StoredRoom> opened(String link) {
        Matcher parts = LINK.matcher(link.strip());
        return parts.matches()
                        && RoomId.parse(parts.group(1)) instanceof Reading.Parsed<RoomId>(RoomId room)
                        && LinkKey.parse(parts.group(2)) instanceof Reading.Parsed<LinkKey>(LinkKey key)
                        && links.role(room, key).isPresent()
                ? book.openRoom(room)
                : Optional.empty();
    }
}
