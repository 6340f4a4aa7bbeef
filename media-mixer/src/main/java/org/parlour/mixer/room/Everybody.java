package org.parlour.mixer.room;

import org.parlour.mixer.g711.Law;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.prompt.Player;
import org.parlour.wire.sdp.Codec;

/** What those hear who hear the same by codecs of one family: made once, encoded once for each codec. */
final class Everybody {
    // An encoder that remembers forgets in a silence of 200 ms.
    static final int FRAMES_TO_FORGET = 10;
    // Two encoders of Opus that were fed the same for so long differ by no more than their noise: where the voice dips,
    // whoever
    // goes from one to the other loses 0.1 dB at most (seen over 115 of them; in the midst of a vowel up to 1.7).
    private static final int FRAMES_TO_AGREE = 25;
    private final Voicing voicing;
    private final int[] mix = new int[Mix.SAMPLES];
    private final byte[] codesMu = new byte[Voicing.CODES];
    private final byte[] codesA = new byte[Voicing.CODES];

    private boolean heardBefore;
    private boolean heard;
    private boolean encodedMu;
    private boolean encodedA;

    Everybody(Voicing voicing) {
        this.voicing = voicing;
    }

    /** A new step, in which nobody shares yet. */
    void begin() {
        heardBefore = heard;
        heard = false;
        encodedMu = false;
        encodedA = false;
    }

    /**
     * Whether somebody may join who heard the same for the last 20 ms. Where nobody shared then, the
     * newcomer's state becomes everybody's, if it can be taken over.
     *
     * @param sameFrames for how long the newcomer has heard the same
     */
    boolean admit(Voicing newcomer, int sameFrames) {
        if (isUnused()) {
            return voicing.continueFrom(newcomer);
        }
        return voicing.isAt(newcomer)
                && switch (voicing.family()) {
                    case G711 -> true;
                    case G722 -> newcomer.quietFrames() >= FRAMES_TO_FORGET;
                    case OPUS ->
                        newcomer.quietFrames() >= FRAMES_TO_FORGET
                                || (sameFrames >= FRAMES_TO_AGREE && newcomer.isInDip());
                };
    }

    /** Whether nobody shared it in the last step, nor does in this one so far. */
    boolean isUnused() {
        return !heardBefore && !heard;
    }

    void expect() {
        heard = true;
    }

    void hear(Mix sum, Player announcements) {
        if (heard) {
            sum.all(mix);
            announcements.applyTo(mix);
            voicing.voice(mix);
        }
    }

    byte[] codes(Codec codec) {
        return switch (codec) {
            case PCMU -> {
                if (!encodedMu) {
                    voicing.compress(Law.MU, codesMu);
                    encodedMu = true;
                }
                yield codesMu;
            }
            case PCMA -> {
                if (!encodedA) {
                    voicing.compress(Law.A, codesA);
                    encodedA = true;
                }
                yield codesA;
            }
            default -> voicing.wideCodes();
        };
    }

    Voicing voicing() {
        return voicing;
    }

    int lastOfRoom() {
        return mix[Mix.SAMPLES - 1];
    }
}
