package org.parlour.callers.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.parlour.mixer.g711.Law;
import org.parlour.sip.digits.Road;
import org.parlour.wire.sdp.Codec;

/** {@code ./measure digits}: presses over lines that lose packets, and recorded speech that is no key, into digits.md. */
public final class MeasureDigits {
    private static final int PRESSES = 10_000;
    private static final int[] LOSSES = {0, 5, 10, 15};
    // About -32, -20 and -8 dB below full scale: the recordings have some -20.
    private static final int[] LEVELS = {-12, 0, 12};

    private MeasureDigits() {}

    public static void main(String[] arguments) throws IOException {
        String folder = System.getenv("PARLOUR_SPEECH");
        RecordedSpeech speech = new RecordedSpeech(Path.of(folder == null ? "nowhere" : folder));
        List<TalkOff> talkOff = talkOff(speech);
        if (talkOff.getFirst().minutes() == 0) {
            System.err.println("No recorded speech was found in PARLOUR_SPEECH (" + folder
                    + "): Debian's packages asterisk-core-sounds-*-wav, unpacked there, each in a folder of its name.");
            System.exit(1);
        }
        Files.writeString(Path.of(arguments[0]), new DigitsPage(typed(), talkOff).text());
    }

    private static List<TalkOff> talkOff(RecordedSpeech speech) {
        List<TalkOff> heard = new ArrayList<>();
        for (int level : LEVELS) {
            for (Law law : Law.values()) {
                TalkOff line = TalkOff.overG711(law, level);
                speech.allNarrow(line::hear);
                heard.add(line);
            }
        }
        for (int level : LEVELS) {
            TalkOff line = TalkOff.overG722(level);
            speech.allWide(line::hear);
            heard.add(line);
        }
        return heard;
    }

    private static List<DigitsPage.Typed> typed() {
        List<DigitsPage.Typed> rows = new ArrayList<>();
        for (Set<Road> roads : List.<Set<Road>>of(
                EnumSet.of(Road.EVENTS),
                EnumSet.of(Road.INFOS),
                EnumSet.of(Road.TONES),
                EnumSet.of(Road.EVENTS, Road.INFOS),
                EnumSet.of(Road.EVENTS, Road.TONES),
                EnumSet.of(Road.INFOS, Road.TONES),
                EnumSet.allOf(Road.class))) {
            rows.add(row(roads, Codec.PCMA));
        }
        rows.add(row(EnumSet.of(Road.TONES), Codec.G722));
        rows.add(row(EnumSet.allOf(Road.class), Codec.G722));
        return rows;
    }

    private static DigitsPage.Typed row(Set<Road> roads, Codec codec) {
        List<TypedLine.Outcome> outcomes = new ArrayList<>();
        for (int loss : LOSSES) {
            outcomes.add(TypedLine.typed(PRESSES, roads, codec, loss));
        }
        return new DigitsPage.Typed(roads, codec, outcomes);
    }
}
