package org.parlour.conference.room.seats;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.sfu.signal.TalkEvent;
import org.parlour.wire.call.ParticipantNumber;

/**
 * A browser's place at the media, and what the media last told of it. Each telling says all, so the last of a kind is
 * kept and nothing more; the room's thread is told once that there is something new.
 */
final class Sitting implements SeatEvents {
    private final long number;
    private final RoomLane lane;
    private final Map<Direction, LineState> lines = new EnumMap<>(Direction.class);
    private @Nullable List<SlotView> slots;
    private @Nullable List<ParticipantNumber> speakers;
    private boolean announced;
    private @Nullable BrowserSeat media;
    private boolean microphone;

    Sitting(long number, RoomLane lane) {
        this.number = number;
        this.lane = lane;
    }

    /** Once, by the room's thread, before anything else is asked of it. */
    void isAt(BrowserSeat place) {
        media = place;
    }

    BrowserSeat media() {
        return Objects.requireNonNull(media);
    }

    /** By the room's thread; true where it was otherwise before. */
    boolean shows(boolean open) {
        boolean changed = microphone != open;
        microphone = open;
        return changed;
    }

    @Override
    public void line(Direction direction, LineState state) {
        synchronized (this) {
            lines.put(direction, state);
        }
        announce();
    }

    @Override
    public void slots(List<SlotView> views) {
        synchronized (this) {
            slots = List.copyOf(views);
        }
        announce();
    }

    @Override
    public void speaking(List<ParticipantNumber> now) {
        synchronized (this) {
            speakers = List.copyOf(now);
        }
        announce();
    }

    private void announce() {
        synchronized (this) {
            if (announced) {
                return;
            }
            announced = true;
        }
        if (!lane.post(new RoomLane.Look(this))) {
            synchronized (this) {
                // What comes next tries again, and tells this too.
                announced = false;
            }
        }
    }

    /** What is new since the last time. */
    synchronized List<TalkEvent> news() {
        announced = false;
        List<TalkEvent> news = new ArrayList<>();
        lines.forEach((direction, state) -> news.add(new TalkEvent.LineChanged(number, direction, state)));
        lines.clear();
        if (slots != null) {
            news.add(new TalkEvent.SlotsChanged(number, slots));
            slots = null;
        }
        if (speakers != null) {
            news.add(new TalkEvent.SpeakersChanged(number, speakers));
            speakers = null;
        }
        return news;
    }
}
