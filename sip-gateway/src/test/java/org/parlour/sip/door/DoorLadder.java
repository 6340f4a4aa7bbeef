package org.parlour.sip.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.RoomId;

/** A visit as people draw it: the caller and the people of the house at the left, the door at the right. */
final class DoorLadder {
    private static final int WIDTH = 34;
    private static final Duration A_SENTENCE = Duration.ofSeconds(3);

    private final Visit visit = new Visit();
    private final List<String> lines = new ArrayList<>();

    DoorLadder calls(@Nullable RoomId returnsTo) {
        visit.opens(returnsTo);
        return note("calls");
    }

    /** The rest of what is being said, at three seconds a sentence. */
    DoorLadder hears() {
        DoorEffect.Say said = visit.spoken();
        if (said != null) {
            visit.passes(A_SENTENCE.multipliedBy(said.sentences().size() - 1L)).hearsItOut();
        }
        return note("");
    }

    DoorLadder types(String what, String faces) {
        visit.passes(Duration.ofSeconds(1));
        String words = what;
        for (int i = 0; i < faces.length(); i++) {
            visit.types(faces.substring(i, i + 1));
            note(words);
            words = "";
        }
        return this;
    }

    DoorLadder waits() {
        visit.waits();
        return note("");
    }

    DoorLadder happens(String what, DoorEvent event) {
        visit.passes(Duration.ofMillis(20)).on(event);
        return note(what);
    }

    private DoorLadder note(String words) {
        List<String> told = visit.told();
        String left = words;
        for (String each : told) {
            line(left, each);
            left = "";
        }
        if (!left.isEmpty()) {
            line(left, "");
        }
        return this;
    }

    private void line(String left, String right) {
        String line = String.format(
                Locale.ROOT, "%9.3f s  %-" + WIDTH + "s%s", visit.elapsed().toNanos() / 1e9, left, right);
        lines.add(line.stripTrailing());
    }

    @Override
    public String toString() {
        return "             caller, house" + " ".repeat(WIDTH - 13) + "door\n" + String.join("\n", lines) + "\n";
    }
}
