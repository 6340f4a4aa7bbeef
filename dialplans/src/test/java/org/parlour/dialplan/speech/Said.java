package org.parlour.dialplan.speech;

import java.util.List;

/** Pieces written as a line of text, so that a test reads as what is heard. */
final class Said {
    private Said() {}

    /** Names of clips, and pauses as {@code (300)}. */
    static String line(List<Piece> pieces) {
        StringBuilder line = new StringBuilder();
        for (Piece piece : pieces) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            switch (piece) {
                case Piece.Clip clip -> line.append(clip.name());
                case Piece.TestTone _ -> line.append("tone");
                case Piece.Pause(int lengthMillis) ->
                    line.append('(').append(lengthMillis).append(')');
            }
        }
        return line.toString();
    }

    static String others(Language language, int count) {
        return line(new Speech(language, Speed.NORMAL).pieces(new Sentence.OthersHere(count)));
    }

    static String closes(Language language, int minutes) {
        return line(new Speech(language, Speed.NORMAL).pieces(new Sentence.ClosesIn(minutes)));
    }

    /** What a listener is told, as text. */
    static String text(Language language, Sentence sentence) {
        Texts texts = Shelf.texts(language);
        StringBuilder text = new StringBuilder();
        for (Piece piece : new Speech(language, Speed.NORMAL).pieces(sentence)) {
            if (piece instanceof Piece.Clip clip) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(texts.of(clip.name()).orElseThrow());
            }
        }
        return text.toString();
    }
}
