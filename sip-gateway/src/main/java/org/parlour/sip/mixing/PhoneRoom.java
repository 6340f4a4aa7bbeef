package org.parlour.sip.mixing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.prompt.Segment;
import org.parlour.mixer.room.RoomMix;
import org.parlour.mixer.tone.JoinTone;
import org.parlour.mixer.tone.LeaveTone;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.session.SharedEars;
import org.parlour.sfu.session.SharedSeat;
import org.parlour.sfu.session.SharedSeat.PhoneTrack;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.rtp.RtpPacket;

/**
 * The phones of one room on its loop, and their one seat among the browsers. All but its name and {@link #loop} happens
 * on that loop's thread.
 */
final class PhoneRoom {
    private final RoomId id;
    private final MediaLoop loop;
    private final MediaFloor floor;
    private final Punctuality punctuality;
    private @Nullable Gathering gathering;

    /** How many have a place here or are on their way; written under the lock of {@link PhoneRooms}. */
    int expected;

    PhoneRoom(RoomId id, MediaFloor floor, Punctuality punctuality) {
        this.id = id;
        this.loop = floor.loops().hold(id);
        this.floor = floor;
        this.punctuality = punctuality;
    }

    RoomId id() {
        return id;
    }

    MediaLoop loop() {
        return loop;
    }

    void join(PhoneSound sound, ParticipantNumber participant) {
        Gathering there = gathering == null ? new Gathering() : gathering;
        gathering = there;
        there.join(sound, participant);
    }

    void leave(PhoneSound sound) {
        if (gathering != null && gathering.leave(sound)) {
            gathering = null;
        }
    }

    /** Telephones from the first that comes to the last that leaves, and what the browsers say and do meanwhile. */
    private final class Gathering implements SharedEars {
        private final Map<PhoneSound, PhoneTrack> sounds = new LinkedHashMap<>();
        private final RoomMix mix = RoomMix.withBrowsers(floor.codecs(), SharedSeat.SLOTS);
        private final MixClock clock = new MixClock(loop, mix, punctuality);
        private final SharedSeat seat;
        private int browsers;
        private boolean hastens;

        private Gathering() {
            seat = floor.browsers().sit(id, this);
            clock.start(MixClock.spread(id.hashCode()));
        }

        private void join(PhoneSound sound, ParticipantNumber participant) {
            if (!sounds.isEmpty()) {
                announce(JoinTone.samples());
            }
            PhoneTrack track = seat.track(participant);
            sounds.put(sound, track);
            mix.join(sound.voice());
            sound.voice().publish(new BrowsersTrack(track), floor.codecs());
            tellCompany();
        }

        /** Whether nobody is left. */
        private boolean leave(PhoneSound sound) {
            PhoneTrack track = sounds.remove(sound);
            if (track == null) {
                return false;
            }
            sound.voice().publishNoMore();
            mix.leave(sound.voice());
            track.leave();
            if (sounds.isEmpty()) {
                clock.stop();
                seat.leave();
                mix.close();
                hasten(false);
                return true;
            }
            announce(LeaveTone.samples());
            tellCompany();
            return false;
        }

        /** Browsers hear telephones as their packets come, other telephones when the room mixes. */
        private void hasten(boolean wanted) {
            if (wanted != hastens) {
                hastens = wanted;
                loop.hastenPatientPorts(wanted);
            }
        }

        private void announce(short[] tone) {
            mix.announcements().play(0, List.of(new Segment.Sound(tone)));
        }

        private void tellCompany() {
            sounds.keySet().forEach(sound -> sound.ears().companyChanged(sounds.size() - 1 + browsers));
        }

        @Override
        public void taken(int slot, ParticipantNumber by) {
            mix.browsers().taken(slot);
        }

        @Override
        public void heard(int slot, RtpPacket packet, long nowNanos) {
            mix.browsers().arrived(slot, packet, nowNanos);
        }

        @Override
        public void emptied(int slot) {
            mix.browsers().emptied(slot);
        }

        @Override
        public void browsersAre(int count) {
            int before = browsers;
            browsers = count;
            hasten(count > 0);
            if (sounds.isEmpty()) {
                // The first telephone is told of them when it sits.
                return;
            }
            if (count > before) {
                announce(JoinTone.samples());
                sounds.keySet().forEach(sound -> sound.ears().browserCame());
            } else if (count < before) {
                announce(LeaveTone.samples());
            }
            tellCompany();
        }
    }
}
