package org.parlour.sip.seat;

import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.wire.call.PhonePolicy;

/**
 * The one switch by which a phone falls silent, whoever turns it. Each turn says what the caller is to be told, or null
 * where nothing has changed.
 *
 * <p>Whom a host or a room of {@link PhonePolicy#MUTED} silences may speak again by the key: nobody stays unheard who was
 * overlooked. In a room that listens only a host's word lets them.
 */
final class MuteSwitch {
    private static final int MOST_WARNINGS = 2;

    private MutedBy by = MutedBy.NOBODY;
    private PhonePolicy policy = PhonePolicy.OPEN;
    private boolean hasTheWord;
    private int warnings;

    MutedBy by() {
        return by;
    }

    boolean muted() {
        return by != MutedBy.NOBODY;
    }

    private boolean maySpeak() {
        return policy != PhonePolicy.LISTENING || hasTheWord;
    }

    @Nullable
    Prompt key() {
        if (!muted()) {
            turn(MutedBy.CALLER);
        } else if (maySpeak()) {
            turn(MutedBy.NOBODY);
            return Prompt.ROOM_UNMUTED;
        }
        return told();
    }

    @Nullable
    Prompt host(boolean mute) {
        hasTheWord = !mute;
        if (mute == muted()) {
            return null;
        }
        turn(mute ? MutedBy.HOST : MutedBy.NOBODY);
        return mute ? told() : Prompt.ROOM_UNMUTED_BY_HOST;
    }

    @Nullable
    Prompt policy(PhonePolicy now) {
        if (now == policy) {
            return null;
        }
        boolean wasMuted = muted();
        enter(now);
        if (muted()) {
            return by == MutedBy.POLICY ? told() : null;
        }
        return wasMuted ? Prompt.ROOM_UNMUTED_BY_HOST : null;
    }

    /** Into a room of this policy. Who was silent by their own or a host's wish stays so. */
    void enter(PhonePolicy room) {
        policy = room;
        hasTheWord = false;
        switch (room) {
            case OPEN -> turn(by == MutedBy.POLICY ? MutedBy.NOBODY : by);
            case MUTED -> turn(muted() ? by : MutedBy.POLICY);
            case LISTENING -> turn(MutedBy.POLICY);
        }
    }

    /** Their caller speaks all the same: said twice a muting. */
    @Nullable
    Prompt warning() {
        if (!muted() || warnings == MOST_WARNINGS) {
            return null;
        }
        warnings++;
        return maySpeak() ? Prompt.ROOM_YOU_ARE_MUTED : Prompt.ROOM_LISTENING;
    }

    /** How it stands, where it is not as anybody expects. */
    @Nullable
    Prompt told() {
        if (muted() && !maySpeak()) {
            return Prompt.ROOM_LISTENING;
        }
        return switch (by) {
            case NOBODY -> null;
            case CALLER -> Prompt.ROOM_MUTED;
            case HOST -> Prompt.ROOM_MUTED_BY_HOST;
            case POLICY -> Prompt.ROOM_MUTED_AT_FIRST;
        };
    }

    private void turn(MutedBy who) {
        if (by != who) {
            by = who;
            warnings = 0;
        }
    }
}
