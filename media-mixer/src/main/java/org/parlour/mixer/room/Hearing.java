package org.parlour.mixer.room;

import org.parlour.mixer.g711.Law;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.prompt.Player;

/**
 * The downlink half of a voice: what the phone hears. Who hears exactly what everybody hears uses the
 * room's sound; who does not has a copy of its state from the moment at which they part, and returns
 * when both have heard the same for 20 ms, so that neither is a click.
 */
final class Hearing {
    private static final int LOUDEST_STEP = 3;
    // One step is 3 dB.
    private static final float STEP = 1.4125375f;
    // 8 ms at 16 kHz from the sound of one room to that of the next.
    private static final int CHANGE_SAMPLES = 128;

    private final Narrowing narrowing = new Narrowing();
    private final Player player = new Player(Mix.SAMPLES);
    private final Music music = new Music();
    private final int[] mix = new int[Mix.SAMPLES];
    private final short[] narrow = new short[Narrowing.SAMPLES];
    private final byte[] codes = new byte[Narrowing.SAMPLES];

    private float volumeGoal = 1;
    private float volume = 1;
    private boolean sharing;
    private boolean sameAsAll;
    private boolean changing;
    private int lastOfRoom;
    private long framesShared;
    private long framesOwn;

    Player player() {
        return player;
    }

    void music(boolean on) {
        music.on(on);
    }

    void volume(int steps) {
        volumeGoal = (float) Math.pow(STEP, Math.clamp(steps, -LOUDEST_STEP, LOUDEST_STEP));
    }

    /** It came into a room, from another one or from nowhere. */
    void enter() {
        changing = true;
        sameAsAll = false;
    }

    /** It goes, taking along where it stands. */
    void leave(Everybody everybody) {
        if (sharing) {
            narrowing.continueFrom(everybody.narrowing());
            lastOfRoom = everybody.lastOfRoom();
            sharing = false;
        }
    }

    /** Decides how the next 20 ms are made; before any of them are. */
    void prepare(boolean speaks, Everybody everybody) {
        player.advance();
        boolean special = speaks || changing || player.isHeard() || music.isHeard() || volume != 1 || volumeGoal != 1;
        if (special && sharing) {
            narrowing.continueFrom(everybody.narrowing());
            sharing = false;
        } else if (!special && !sharing && sameAsAll) {
            sharing = everybody.admit(narrowing);
        }
        if (sharing) {
            everybody.expect();
        }
        sameAsAll = !special;
    }

    boolean isSharing() {
        return sharing;
    }

    void hearWithEverybody() {
        framesShared++;
    }

    /** Makes 20 ms for this listener alone. */
    byte[] hearAlone(Mix sum, Speech own, Player announcements, Law law) {
        framesOwn++;
        if (own.isInSum()) {
            sum.without(own.part(), mix);
        } else {
            sum.all(mix);
        }
        announcements.applyTo(mix);
        if (changing) {
            change();
        }
        lastOfRoom = mix[Mix.SAMPLES - 1];
        if (music.isHeard()) {
            music.addTo(mix);
        }
        player.applyTo(mix);
        turn();
        narrowing.narrow(mix, narrow);
        law.compress(narrow, 0, narrow.length, codes, 0);
        return codes;
    }

    private void change() {
        for (int i = 0; i < CHANGE_SAMPLES; i++) {
            mix[i] = lastOfRoom + (int) ((long) (mix[i] - lastOfRoom) * i / CHANGE_SAMPLES);
        }
        changing = false;
    }

    private void turn() {
        if (volume != 1 || volumeGoal != 1) {
            float step = (volumeGoal - volume) / Mix.SAMPLES;
            for (int i = 0; i < Mix.SAMPLES; i++) {
                mix[i] = Math.round(mix[i] * (volume + step * i));
            }
            volume = volumeGoal;
        }
    }

    long framesShared() {
        return framesShared;
    }

    long framesOwn() {
        return framesOwn;
    }
}
