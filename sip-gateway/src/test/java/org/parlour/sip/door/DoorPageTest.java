package org.parlour.sip.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table and the pictures in docs/call-flows/door.md are what the door does. */
class DoorPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("parlour.module.folder", "."), "../docs/call-flows/door.md");

    enum Picture {
        SLIP,
        STRANGER,
        SILENCE,
        RETURN;

        DoorLadder ladder() {
            DoorLadder ladder = new DoorLadder();
            DoorEvent unknown = new DoorEvent.Looked(new Entry.Unknown(2_000));
            return switch (this) {
                case SLIP ->
                    ladder.calls(null)
                            .types("types one digit wrong", Visit.SLIP)
                            .hears()
                            .types("types the PIN and a hash", Visit.PIN)
                            .happens("the book knows it", new DoorEvent.Looked(new Entry.Seating(Visit.ROOM)));
                case STRANGER ->
                    ladder.calls(null)
                            .types("types a PIN of yesterday", Visit.PIN)
                            .happens("the book does not know it", unknown)
                            .waits()
                            .types("types it again", Visit.PIN)
                            .happens("the book does not know it", unknown)
                            .waits()
                            .types("types it again", Visit.PIN)
                            .happens("the book does not know it", unknown)
                            .waits()
                            .happens("somebody is there", new DoorEvent.Received(Reception.ATTENDED))
                            .hears()
                            .waits()
                            .hears()
                            .happens("somebody opens", new DoorEvent.Admitted(Visit.ROOM));
                case SILENCE ->
                    ladder.calls(null)
                            .hears()
                            .waits()
                            .hears()
                            .waits()
                            .hears()
                            .waits()
                            .happens("nobody is there", new DoorEvent.Received(Reception.DESERTED))
                            .hears();
                case RETURN ->
                    ladder.calls(Visit.EARLIER).types("presses one", "1").waits();
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Picture.class)
    void pictureShowsWhatHappens(Picture picture) throws IOException {
        assertThat(Files.readString(PAGE)).contains("```\n" + picture.ladder() + "```");
    }

    @Test
    void tableTellsEveryStep() throws IOException {
        assertThat(Files.readString(PAGE)).contains(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| where | what happens | what the door does | where then |\n");
        table.append("|---|---|---|---|\n");
        for (Situation situation : Situation.values()) {
            Map<String, String> rows = new LinkedHashMap<>();
            for (Happening happening : Happening.values()) {
                Visit visit = happening.to(situation.visit());
                String told = String.join(", ", visit.told());
                if (!told.isEmpty() || visit.stage() != situation.stage()) {
                    rows.merge(told + " | " + words(visit.stage()), words(happening), (all, one) -> all + ", " + one);
                }
            }
            rows.forEach((done, happenings) -> table.append("| ")
                    .append(words(situation))
                    .append(" | ")
                    .append(happenings)
                    .append(" | ")
                    .append(done)
                    .append(" |\n"));
        }
        return table.toString();
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
