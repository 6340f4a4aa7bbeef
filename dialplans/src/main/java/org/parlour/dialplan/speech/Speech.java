package org.parlour.dialplan.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * The door of this room: a sentence in, what is to be played out.
 *
 * @param language what the listener understands
 * @param speed calmly, or more slowly
 */
public record Speech(Language language, Speed speed) {
    private static final int GROUP_DIGITS = 3;
    private static final int AFTER_SENTENCE_MILLIS = 400;
    private static final int AROUND_DIGITS_MILLIS = 300;
    private static final int AFTER_GROUP_MILLIS = 450;
    private static final int AFTER_DIGIT_MILLIS = 100;

    /** Several sentences, with time to take each in. */
    public List<Piece> pieces(List<Sentence> sentences) {
        List<Piece> pieces = new ArrayList<>();
        for (Sentence sentence : sentences) {
            if (!pieces.isEmpty()) {
                pieces.add(speed.pause(AFTER_SENTENCE_MILLIS));
            }
            pieces.addAll(pieces(sentence));
        }
        return List.copyOf(pieces);
    }

    public List<Piece> pieces(Sentence sentence) {
        return switch (sentence) {
            case Sentence.Fixed(Prompt prompt) -> clips(List.of(prompt.key()));
            case Sentence.PinSlip(String typedDigits) -> pinSlip(typedDigits);
            case Sentence.OthersHere(int count)
            when count > Sentence.MOST_COUNTED -> clips(List.of(ClipName.OTHERS_UNCOUNTED));
            case Sentence.OthersHere(int count) -> clips(Grammar.of(language).othersHere(count));
            case Sentence.OthersAtBrowsers(int count)
            when count > Sentence.MOST_COUNTED -> clips(List.of(ClipName.OTHERS_UNCOUNTED));
            case Sentence.OthersAtBrowsers(int count) ->
                clips(Grammar.of(language).othersAtBrowsers(count));
            case Sentence.OthersOnPhones(int count)
            when count > Sentence.MOST_COUNTED -> clips(List.of(ClipName.OTHERS_UNCOUNTED));
            case Sentence.OthersOnPhones(int count) ->
                clips(Grammar.of(language).othersOnPhones(count));
            case Sentence.LineTest _ ->
                List.of(new Piece.TestTone(), speed.pause(AROUND_DIGITS_MILLIS), clip(Prompt.ROOM_TEST.key()));
            case Sentence.ClosesIn(int minutes) -> clips(Grammar.of(language).closesIn(minutes));
        };
    }

    private List<Piece> clips(List<String> names) {
        return names.stream().<Piece>map(this::clip).toList();
    }

    private Piece clip(String name) {
        return new Piece.Clip(language, ClipName.isSaidSlowlyToo(name) ? speed : Speed.NORMAL, name);
    }

    private List<Piece> pinSlip(String digits) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(clip(ClipName.PIN_SLIP));
        pieces.add(speed.pause(AROUND_DIGITS_MILLIS));
        pieces.addAll(inThrees(digits));
        pieces.add(speed.pause(AROUND_DIGITS_MILLIS));
        pieces.add(clip(ClipName.PIN_SLIP_AFTER));
        return List.copyOf(pieces);
    }

    /** Groups of three from the front, as an invitation shows them; the voice comes down only at the very end. */
    private List<Piece> inThrees(String digits) {
        List<Piece> pieces = new ArrayList<>();
        int last = digits.length() - 1;
        for (int at = 0; at < last; at++) {
            pieces.add(clip(ClipName.digit(digits.charAt(at))));
            boolean endsGroup = (at + 1) % GROUP_DIGITS == 0;
            pieces.add(speed.pause(endsGroup ? AFTER_GROUP_MILLIS : AFTER_DIGIT_MILLIS));
        }
        pieces.add(clip(ClipName.finalDigit(digits.charAt(last))));
        return pieces;
    }
}
