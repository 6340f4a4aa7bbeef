package org.parlour.sip.call;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.digits.Dialler;
import org.parlour.sip.digits.Road;
import org.parlour.sip.digits.Stroke;
import org.parlour.sip.mixing.PhoneSound;
import org.parlour.wire.sdp.phone.AgreedMedia;

/** Keys that we press towards a phone: drives the {@link Dialler} on the call's lane. */
final class Outgoing {
    private final Dialler dialler = new Dialler();
    private final Consumer<Event> dialog;
    private @Nullable PhoneSound sound;
    private boolean hearsInfos;

    /** Read from other threads. */
    private volatile Set<Road> roads = Set.of();

    Outgoing(Consumer<Event> dialog) {
        this.dialog = dialog;
    }

    /** Whether the phone says that it takes INFO, or does not say. */
    void hearsInfos(boolean itDoes) {
        hearsInfos = itDoes;
    }

    void sounds(PhoneSound opened) {
        sound = opened;
    }

    void agreed(AgreedMedia media) {
        EnumSet<Road> open = EnumSet.of(Road.TONES);
        if (media.formats().events().isPresent()) {
            open.add(Road.EVENTS);
        }
        if (hearsInfos) {
            open.add(Road.INFOS);
        }
        roads = Set.copyOf(open);
    }

    /** By which roads the phone can be reached; none before anything was agreed. */
    Set<Road> roads() {
        return roads;
    }

    /** More than wait already are not taken; a host who presses that much is not typing. */
    void dial(List<Stroke> strokes, Road by, long nowNanos) {
        dialler.dial(strokes, by, nowNanos);
        onDeadline(nowNanos);
    }

    void answered(int status, long nowNanos) {
        dialler.answered(status);
        onDeadline(nowNanos);
    }

    void onDeadline(long nowNanos) {
        PhoneSound there = sound;
        if (there == null) {
            return;
        }
        for (Dialler.Pressed next = dialler.due(nowNanos); next != null; next = dialler.due(nowNanos)) {
            switch (next.by()) {
                case EVENTS -> there.sayEvent(next.key());
                case TONES -> there.soundTones(next.key());
                case INFOS -> dialog.accept(new Event.SendKeys(Dialler.info(next.key())));
            }
        }
    }

    /** Whether tones that are heard from the phone may be ours. */
    boolean isSounding(long nowNanos) {
        return dialler.isSounding(nowNanos);
    }

    long nextDeadlineNanos() {
        return dialler.nextDeadlineNanos();
    }
}
