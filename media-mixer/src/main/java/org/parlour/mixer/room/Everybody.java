package org.parlour.mixer.room;

import org.parlour.mixer.g711.Law;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.prompt.Player;

/** What those hear who hear the same: made once, encoded once for each law. */
final class Everybody {
    private final Narrowing narrowing = new Narrowing();
    private final int[] mix = new int[Mix.SAMPLES];
    private final short[] narrow = new short[Narrowing.SAMPLES];
    private final byte[] codesMu = new byte[Narrowing.SAMPLES];
    private final byte[] codesA = new byte[Narrowing.SAMPLES];

    private boolean heardBefore;
    private boolean heard;
    private boolean encodedMu;
    private boolean encodedA;

    /** A new step, in which nobody shares yet. */
    void begin() {
        heardBefore = heard;
        heard = false;
        encodedMu = false;
        encodedA = false;
    }

    /**
     * Whether somebody may join who heard the same for the last 20 ms. Where nobody shared then, the
     * newcomer's state becomes everybody's.
     */
    boolean admit(Narrowing newcomer) {
        if (!heardBefore && !heard) {
            narrowing.continueFrom(newcomer);
            return true;
        }
        return narrowing.isAt(newcomer);
    }

    void expect() {
        heard = true;
    }

    void hear(Mix sum, Player announcements) {
        if (heard) {
            sum.all(mix);
            announcements.applyTo(mix);
            narrowing.narrow(mix, narrow);
        }
    }

    byte[] codes(Law law) {
        return switch (law) {
            case MU -> {
                if (!encodedMu) {
                    law.compress(narrow, 0, narrow.length, codesMu, 0);
                    encodedMu = true;
                }
                yield codesMu;
            }
            case A -> {
                if (!encodedA) {
                    law.compress(narrow, 0, narrow.length, codesA, 0);
                    encodedA = true;
                }
                yield codesA;
            }
        };
    }

    Narrowing narrowing() {
        return narrowing;
    }

    int lastOfRoom() {
        return mix[Mix.SAMPLES - 1];
    }
}
