package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.prompt.Player;
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
    private final int[] mix = new int[Mix.SAMPLES];
    private final byte[] codes = new byte[Voicing.CODES];

    private float volumeGoal = 1;
    private float volume = 1;
    // Whose sound it shares.
    private @Nullable Everybody everybody;
    // For how long it has heard what all hear.
    private int sameFrames;
    private boolean changing;
    private int lastOfRoom;
    private long framesShared;
    private long framesOwn;

    Player player() {
        return player;
    }

    /** Of another codec from now on; what a codec remembered is nothing to one of another family. */
    void family(Voicing.Family family) {
        if (voicing.family() != family) {
            become(new Voicing(family));
        }
    }

    /** Of Opus from now on, or of another form of it. */
    void opus(OpusForm form) {
        if (voicing.family() != Voicing.Family.OPUS || voicing.opus().form().codecs() != form.codecs()) {
            become(Voicing.ofOpus(form));
        } else if (!voicing.opus().form().equals(form)) {
            part();
            voicing.opus().form(form);
            sameFrames = 0;
        }
    }

    private void become(Voicing other) {
        voicing.close();
        voicing = other;
        everybody = null;
        sameFrames = 0;
    }

    /** Frees what is outside the heap. */
    void close() {
        part();
        voicing.close();
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
        sameFrames = 0;
    }

    /** It goes, taking along where it stands. */
    void leave() {
        if (everybody != null) {
            lastOfRoom = everybody.lastOfRoom();
            part();
        }
    }

    private void part() {
        if (everybody != null) {
            voicing.continueFrom(everybody.voicing());
            everybody = null;
        }
    }

    /** Decides how the next 20 ms are made; before any of them are. */
    void prepare(boolean speaks, Shared shared) {
        player.advance();
        boolean special = speaks || changing || player.isHeard() || music.isHeard() || volume != 1 || volumeGoal != 1;
        if (special) {
            part();
        } else if (everybody == null && sameFrames > 0) {
            Everybody others = shared.with(voicing);
            everybody = others != null && others.admit(voicing, sameFrames) ? others : null;
        }
        if (everybody != null) {
            everybody.expect();
        }
        sameFrames = special ? 0 : sameFrames + 1;
    }

    /** The next 20 ms, made with everybody's or for this listener alone. */
    Voicing hear(Mix sum, Speech own, Player announcements) {
        if (everybody != null) {
            framesShared++;
            return everybody.voicing();
        }
        hearAlone(sum, own, announcements);
        return voicing;
    }

    /** What {@link #hear} made, in a codec that counts octets. */
    byte[] codes(Codec codec) {
        if (everybody != null) {
            return everybody.codes(codec);
        }
        Law law = Law.of(codec);
        if (law == null) {
            return voicing.wideCodes();
        }
        voicing.compress(law, codes);
        return codes;
    }

    private void hearAlone(Mix sum, Speech own, Player announcements) {
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
        voicing.voice(mix);
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
