package org.parlour.mixer.room;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.prompt.Player;

/** What the phones of a room hear in common, once for each form of it. */
final class Shared {
    // Phones differ little in what they ask of Opus; who finds no place here hears what is made for it alone.
    private static final int MOST_FORMS = 6;

    private final Everybody narrow = new Everybody(new Voicing(Voicing.Family.G711));
    private final Everybody wide = new Everybody(new Voicing(Voicing.Family.G722));
    private final List<Everybody> ofOpus = new ArrayList<>();

    /** A new step, in which nobody shares yet. */
    void begin() {
        narrow.begin();
        wide.begin();
        for (int i = 0; i < ofOpus.size(); i++) {
            ofOpus.get(i).begin();
        }
    }

    /** With whom a listener of that kind could share; null where there is no room for one form more. */
    @Nullable
    Everybody with(Voicing listener) {
        return switch (listener.family()) {
            case G711 -> narrow;
            case G722 -> wide;
            case OPUS -> withOpus(listener);
        };
    }

    private @Nullable Everybody withOpus(Voicing listener) {
        Everybody unused = null;
        for (int i = 0; i < ofOpus.size(); i++) {
            Everybody one = ofOpus.get(i);
            if (one.voicing().isOfForm(listener)) {
                return one;
            }
            unused = one.isUnused() ? one : unused;
        }
        if (unused != null) {
            unused.voicing().form(listener);
            return unused;
        }
        if (ofOpus.size() == MOST_FORMS) {
            return null;
        }
        Everybody made = new Everybody(listener.another());
        ofOpus.add(made);
        return made;
    }

    void hear(Mix sum, Player announcements) {
        narrow.hear(sum, announcements);
        wide.hear(sum, announcements);
        for (int i = 0; i < ofOpus.size(); i++) {
            ofOpus.get(i).hear(sum, announcements);
        }
    }

    /** Frees what is outside the heap. */
    void close() {
        ofOpus.forEach(one -> one.voicing().close());
        ofOpus.clear();
    }
}
