package org.parlour.sip.mixing;

import java.util.ArrayList;
import java.util.List;
import org.parlour.mixer.prompt.Segment;
import org.parlour.mixer.room.RoomMix;
import org.parlour.mixer.tone.JoinTone;
import org.parlour.mixer.tone.LeaveTone;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.wire.call.RoomId;

/** The phones of one room on its loop. All but its name and {@link #loop} happens on that loop's thread. */
final class PhoneRoom {
    private final RoomId id;
    private final MediaLoop loop;
    private final RoomMix mix = new RoomMix();
    private final MixClock clock;
    private final long phaseNanos;
    private final List<PhoneSound> sounds = new ArrayList<>();

    /** How many have a place here or are on their way; written under the lock of {@link PhoneRooms}. */
    int expected;

    PhoneRoom(RoomId id, MediaLoop loop, long phaseNanos, Punctuality punctuality) {
        this.id = id;
        this.loop = loop;
        this.phaseNanos = phaseNanos;
        this.clock = new MixClock(loop, mix, punctuality);
    }

    RoomId id() {
        return id;
    }

    MediaLoop loop() {
        return loop;
    }

    void join(PhoneSound sound) {
        if (sounds.isEmpty()) {
            clock.start(phaseNanos);
        } else {
            announce(JoinTone.samples());
        }
        sounds.add(sound);
        mix.join(sound.voice());
        tellCompany();
    }

    void leave(PhoneSound sound) {
        if (!sounds.remove(sound)) {
            return;
        }
        mix.leave(sound.voice());
        if (sounds.isEmpty()) {
            clock.stop();
        } else {
            announce(LeaveTone.samples());
            tellCompany();
        }
    }

    private void announce(short[] tone) {
        mix.announcements().play(0, List.of(new Segment.Sound(tone)));
    }

    private void tellCompany() {
        sounds.forEach(sound -> sound.ears().companyChanged(sounds.size() - 1));
    }
}
