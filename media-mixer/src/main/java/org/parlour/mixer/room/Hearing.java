package org.parlour.mixer.room;

import org.parlour.mixer.g711.Law;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.prompt.Player;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.sdp.Codec;

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

    private Voicing voicing = new Voicing(Voicing.Family.G711);
    private final Player player = new Player(Mix.SAMPLES);
    private final Music music = new Music();
    private final KeyTones keys = new KeyTones();
    private final int[] mix = new int[Mix.SAMPLES];
    private final byte[] codes = new byte[Voicing.CODES];

    private float volumeGoal = 1;
    private float volume = 1;
    private boolean sharing;
    private boolean sameAsAll;
    private boolean changing;
    private int quietFrames;
    private int lastOfRoom;
    private long framesShared;
    private long framesOwn;

    Player player() {
        return player;
    }

    /** Of another codec from now on; what a codec remembered is nothing to one of another family. */
    void family(Voicing.Family family) {
        if (voicing.family() != family) {
            voicing = new Voicing(family);
            sharing = false;
            sameAsAll = false;
        }
    }

    /** The last 20 ms that this listener heard alone. */
    short[] limited() {
        return voicing.limited();
    }

    boolean press(Key key) {
        return keys.press(key);
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
            voicing.continueFrom(everybody.voicing());
            lastOfRoom = everybody.lastOfRoom();
            sharing = false;
        }
    }

    /** Decides how the next 20 ms are made; before any of them are. */
    void prepare(boolean speaks, Everybody everybody) {
        player.advance();
        boolean special = speaks
                || changing
                || player.isHeard()
                || music.isHeard()
                || keys.isSounding()
                || volume != 1
                || volumeGoal != 1;
        if (special && sharing) {
            voicing.continueFrom(everybody.voicing());
            sharing = false;
        } else if (!special && !sharing && sameAsAll) {
            sharing = everybody.admit(voicing, quietFrames);
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
    byte[] hearAlone(Mix sum, Speech own, Player announcements, Codec codec) {
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
        keys.applyTo(mix);
        quietFrames = Everybody.isQuiet(mix) ? quietFrames + 1 : 0;
        voicing.voice(mix);
        switch (codec) {
            case PCMU -> voicing.compress(Law.MU, codes);
            case PCMA -> voicing.compress(Law.A, codes);
            default -> {
                return voicing.wideCodes();
            }
        }
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
