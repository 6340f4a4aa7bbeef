package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.hearing.HearingAid;
import org.parlour.mixer.hearing.OneAtATime;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.prompt.Player;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.sdp.Codec;

/**
 * The downlink half of a voice: what the phone hears. Who hears exactly what everybody hears uses the
 * room's sound; who does not has a copy of its state from the moment at which they part, and returns
 * when both have heard the same for 20 ms, so that neither is a click.
 */
final class Hearing {
    // 8 ms at 16 kHz from the sound of one room to that of the next.
    private static final int CHANGE_SAMPLES = 128;

    private Voicing voicing = new Voicing(Voicing.Family.G711);
    private final Player player = new Player(Mix.SAMPLES);
    private final Music music = new Music();
    private final KeyTones keys = new KeyTones();
    private final int[] mix = new int[Mix.SAMPLES];
    private final byte[] codes = new byte[Voicing.CODES];

    private HearingProfile profile = HearingProfile.NONE;
    // Made for who has wishes.
    private @Nullable HearingAid aid;
    private @Nullable OneAtATime turns;
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

    boolean press(Key key) {
        return keys.press(key);
    }

    void music(boolean on) {
        music.on(on);
    }

    /** How this listener hears best, from the next 20 ms on. */
    void profile(HearingProfile wanted) {
        profile = wanted;
        if (aid == null && wanted.changesSound()) {
            aid = new HearingAid();
        }
        if (aid != null) {
            aid.profile(wanted);
        }
    }

    /** Whether it is to be known whose sound is whose: also until those who were turned down are up again. */
    boolean isOneAtATime() {
        return profile.oneAtATime() || (turns != null && turns.isHeard());
    }

    /** It came into a room, from another one or from nowhere. */
    void enter() {
        changing = true;
        sameFrames = 0;
        // Whoever had the word was somebody else.
        turns = null;
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
        boolean special = speaks || changing || player.isHeard() || music.isHeard() || keys.isSounding() || isAided();
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

    private boolean isAided() {
        return isOneAtATime() || (aid != null && aid.isHeard());
    }

    /** The next 20 ms, made with everybody's or for this listener alone. */
    Voicing hear(Mix sum, @Nullable Parts parts, Speech own, Player announcements) {
        if (everybody != null) {
            framesShared++;
            return everybody.voicing();
        }
        hearAlone(sum, parts, own, announcements);
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

    private void hearAlone(Mix sum, @Nullable Parts parts, Speech own, Player announcements) {
        framesOwn++;
        if (parts != null && isOneAtATime()) {
            hearInTurn(parts, own);
        } else if (own.isInSum()) {
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
        if (aid != null) {
            aid.aid(mix);
        }
        keys.applyTo(mix);
        voicing.voice(mix);
    }

    private void change() {
        for (int i = 0; i < CHANGE_SAMPLES; i++) {
            mix[i] = lastOfRoom + (int) ((long) (mix[i] - lastOfRoom) * i / CHANGE_SAMPLES);
        }
        changing = false;
    }

    /** One speaker, and the others far behind; themselves not at all. */
    private void hearInTurn(Parts parts, Speech own) {
        OneAtATime order = turns;
        if (order == null) {
            order = new OneAtATime(parts.places());
            turns = order;
        }
        for (int place = 0; place < parts.places(); place++) {
            float loudness = parts.loudness(place, own);
            // Once it is no longer wanted nobody has the word, and all are heard again.
            if (profile.oneAtATime() && loudness > 0) {
                order.speaks(place, loudness);
            }
        }
        order.choose();
        for (int i = 0; i < Mix.SAMPLES; i++) {
            mix[i] = 0;
        }
        for (int place = 0; place < parts.places(); place++) {
            short[] sound = parts.sound(place, own);
            if (sound != null) {
                order.add(place, sound, mix);
            }
        }
    }

    /** What is made of the sum for this listener, in a chain. */
    String profiled() {
        return "Hearing(%+d dB, clearer %+d dB%s)"
                .formatted(
                        profile.louderDecibels(),
                        profile.clearerDecibels(),
                        profile.oneAtATime() ? ", one at a time" : "");
    }

    long framesShared() {
        return framesShared;
    }

    long framesOwn() {
        return framesOwn;
    }
}
