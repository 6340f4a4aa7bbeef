package org.parlour.mixer.room;

import java.util.List;
import java.util.function.Consumer;
import org.parlour.mixer.digits.ToneEar;
import org.parlour.mixer.digits.ToneNews;
import org.parlour.mixer.digits.ToneStatistics;
import org.parlour.wire.dtmf.KeyNews;

/**
 * Keeps the keys of a phone out of the room: hears each frame for tones before anybody else does, and silences what belongs to
 * a key. While the phone says a key as an event, nothing of its sound passes: many gateways let the beginning of the tones
 * through.
 *
 * <p>It listens on every line, also on one that agreed to events, for many agree and sound the tones all the same; a frame
 * that is soft costs it a sum of squares.
 */
final class KeyGate {
    private static final int NARROW_HZ = 8_000;
    private static final int WIDE_HZ = 16_000;

    /** What is left of a frame. */
    enum Passage {
        OPEN,
        /** A key begins in it. */
        PARTLY,
        CLOSED
    }

    private final Consumer<KeyNews> listener;
    private ToneEar ear = new ToneEar(NARROW_HZ);
    private ToneStatistics before = ToneStatistics.NONE;
    private boolean wide;
    private boolean eventDown;
    // An event takes the place of sound, so what seems lost behind it was never sent.
    private boolean byEvent;
    private boolean closed;

    /** @param listener hears of each key at once, and passes it on */
    KeyGate(Consumer<KeyNews> listener) {
        this.listener = listener;
    }

    /** Another codec: what comes has nothing to do with what came. */
    void wide(boolean isWide) {
        if (isWide != wide) {
            beginAnew();
            before = before.plus(ear.counters());
            wide = isWide;
            ear = new ToneEar(isWide ? WIDE_HZ : NARROW_HZ);
        }
    }

    /** A key that is down is up: the line broke off, or another voice comes. */
    void beginAnew() {
        tell(ear.restart());
    }

    /** A key went down or up as an event; returns whether the gate has closed by it. */
    boolean event(boolean down) {
        boolean closes = down && !eventDown;
        eventDown = down;
        byEvent |= down;
        return closes;
    }

    /**
     * Hears a frame, and silences it where it stands.
     *
     * @param madeUp whether all of it fills a gap
     * @param cut whether some of it does
     */
    Passage pass(short[] frame, int count, boolean madeUp, boolean cut) {
        tell(ear.hear(frame, 0, count, madeUp));
        boolean wasClosed = closed;
        closed = ear.silence(frame, 0, count);
        byEvent = eventDown || (byEvent && cut);
        if (byEvent || (closed && wasClosed)) {
            return Passage.CLOSED;
        }
        return closed ? Passage.PARTLY : Passage.OPEN;
    }

    private void tell(List<ToneNews> news) {
        for (int i = 0; i < news.size(); i++) {
            listener.accept(news.get(i).news());
        }
    }

    /** Whether the last frame was a key's, wholly or in part. */
    boolean isClosed() {
        return closed || byEvent;
    }

    /** Whether what seems lost now was never sent, because an event took its place. */
    boolean isByEvent() {
        return byEvent;
    }

    ToneStatistics counters() {
        return before.plus(ear.counters());
    }

    @Override
    public String toString() {
        return "Tones";
    }
}
