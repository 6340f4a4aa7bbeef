package org.parlour.sip.call;

import java.util.List;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.speech.Piece;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speech;
import org.parlour.dialplan.speech.Speed;
import org.parlour.mixer.prompt.Segment;
import org.parlour.mixer.tone.TestTone;
import org.parlour.sip.seat.Shelf;

/**
 * Turns what is to be said into what is to be played.
 *
 * @param percent how fast it is said to this caller; 100 is as recorded
 */
record Speaker(Language language, Shelf shelf, int percent) {
    Speaker at(int otherPercent) {
        return new Speaker(language, shelf, otherPercent);
    }

    List<Segment> segments(List<Sentence> sentences, Speed speed) {
        return new Speech(language, speed)
                .pieces(sentences).stream().map(this::segment).toList();
    }

    private Segment segment(Piece piece) {
        return switch (piece) {
            case Piece.Clip clip -> new Segment.Sound(shelf.samples(clip)).atSpeed(percent);
            case Piece.TestTone _ -> new Segment.Sound(TestTone.samples());
            case Piece.Pause(int lengthMillis) -> new Segment.Silence(lengthMillis).atSpeed(percent);
        };
    }
}
