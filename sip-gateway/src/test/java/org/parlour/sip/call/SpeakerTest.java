package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;
import org.parlour.mixer.prompt.Segment;
import org.parlour.mixer.tone.TestTone;

class SpeakerTest {
    private static final int CLIP_SAMPLES = 16_000;

    private final Speaker speaker = new Speaker(Language.ENGLISH, clip -> new short[CLIP_SAMPLES], 100);

    @Test
    void whoWantsItSlowerHearsWordsAndPausesMoreSlowly() {
        List<Sentence> sentences = List.of(Sentence.of(Prompt.ROOM_HELP), Sentence.of(Prompt.ROOM_HELP_MORE));
        assertThat(samples(speaker, sentences)).isEqualTo(2 * CLIP_SAMPLES + pause(speaker, sentences));
        assertThat(samples(speaker.at(80), sentences)).isEqualTo(samples(speaker, sentences) * 5 / 4);
        assertThat(speaker.at(80).at(100).segments(sentences, Speed.NORMAL)).hasSize(3);
    }

    @Test
    void theTestToneIsAlwaysTheSame() {
        Segment tone = speaker.at(60)
                .segments(List.of(new Sentence.LineTest()), Speed.NORMAL)
                .getFirst();
        assertThat(tone.samples()).isEqualTo(TestTone.samples().length);
    }

    private static int pause(Speaker speaker, List<Sentence> sentences) {
        return speaker.segments(sentences, Speed.NORMAL).get(1).samples();
    }

    private static int samples(Speaker speaker, List<Sentence> sentences) {
        return speaker.segments(sentences, Speed.NORMAL).stream()
                .mapToInt(Segment::samples)
                .sum();
    }
}
