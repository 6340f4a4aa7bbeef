package org.parlour.sip.mixing;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.prompt.Manner;
import org.parlour.mixer.prompt.Segment;
import org.parlour.mixer.room.PhoneVoice;
import org.parlour.mixer.room.RoomMix;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sip.media.PhoneLeg;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.sdp.phone.AgreedMedia;

/**
 * One phone's sound: a leg, a voice, and the mix that they are in. Whoever holds it stands on a lane; each method returns
 * at once, and what it asks for is done on the loop, in the order of asking, also while the phone moves to another loop.
 */
public final class PhoneSound {
    private final PhoneLeg leg;
    private final SoundEars ears;
    private final PhoneSounds sounds;

    /** Where the phone lives or is on its way to. */
    private volatile MediaLoop home;

    // What follows is touched by the home's thread alone; the write of `home` hands it over.
    private boolean arrived = true;
    private boolean closed;
    private final Queue<Runnable> untilArrival = new ArrayDeque<>();
    private @Nullable PhoneVoice voice;
    private @Nullable MixClock doorClock;
    private @Nullable RoomMix doorMix;
    private @Nullable PhoneRoom room;
    private @Nullable ParticipantNumber participant;

    PhoneSound(PhoneLeg leg, MediaLoop loop, SoundEars ears, PhoneSounds sounds) {
        this.leg = leg;
        this.home = loop;
        this.ears = ears;
        this.sounds = sounds;
    }

    /** The port of the telephone's packets, for the description that it gets. */
    public int port() {
        return leg.port();
    }

    /** What offer and answer came to. From the first time on the phone hears us. */
    public void agree(AgreedMedia agreed) {
        post(() -> {
            leg.agree(agreed);
            PhoneVoice.VoiceFormat format = Wishes.format(agreed);
            if (voice == null) {
                begin(format);
            } else {
                voice.format(format);
            }
        });
    }

    private void begin(PhoneVoice.VoiceFormat format) {
        PhoneVoice begun = new PhoneVoice(format, new LegDownlink(leg), new VoiceEars(ears), sounds.codecs());
        begun.cleans(sounds.cleans());
        begun.gatesHold(sounds.gatesHold());
        voice = begun;
        leg.uplinkTo(new VoiceUplink(begun));
        RoomMix mix = new RoomMix();
        mix.join(begun);
        MixClock clock = new MixClock(home, mix, sounds.punctuality());
        clock.start(MixClock.spread(leg.port()));
        doorMix = mix;
        doorClock = clock;
        ears.sounding(leg + " → " + begun);
    }

    /** Says something to this caller alone. {@link SoundEars#playedOut} follows, once. */
    public void say(int playing, List<Segment> segments, boolean overTheRoom) {
        Manner manner = overTheRoom ? Manner.OVER_THE_ROOM : Manner.INSTEAD_OF_THE_ROOM;
        onVoice(one -> one.player().play(playing, segments, manner));
    }

    public void hush() {
        onVoice(one -> one.player().stop());
    }

    public void mute(boolean muted) {
        onVoice(one -> one.muted(muted));
    }

    /** How the caller hears everything from now on. */
    public void hear(HearingProfile profile) {
        onVoice(one -> one.hears(profile));
    }

    /** The phone asked for extended reports of its line. */
    public void wantsExtendedReports() {
        post(leg::wantsExtendedReports);
    }

    /** Says a key to this phone as an event in our stream; nothing where it understands none. */
    public void sayEvent(Key key) {
        post(() -> leg.press(key));
    }

    /** Sounds a key to this phone alone. */
    public void soundTones(Key key) {
        onVoice(one -> one.press(key));
    }

    /** Whether the phone says that it holds us: what it sends is kept out of the room. */
    public void onHold(boolean holds) {
        onVoice(one -> one.onHold(holds));
    }

    /** A host wants to hear it, though it seems to be on hold. */
    public void letThrough() {
        onVoice(PhoneVoice::letThrough);
    }

    public void music(boolean plays) {
        onVoice(one -> one.music(plays));
    }

    private void onVoice(Consumer<PhoneVoice> task) {
        post(() -> {
            if (voice != null) {
                task.accept(voice);
            }
        });
    }

    /**
     * From the door, or from another room, into this one.
     *
     * @param as by which number the browsers there know it
     */
    public void enter(RoomId id, ParticipantNumber as) {
        PhoneRoom next = sounds.expect(id);
        post(() -> {
            PhoneVoice moved = voice;
            if (closed || moved == null) {
                sounds.forget(next);
                return;
            }
            leaveMix();
            room = next;
            participant = as;
            if (next.loop() == home) {
                next.join(this, as);
                return;
            }
            arrived = false;
            home = next.loop();
            leg.moveTo(next.loop(), this::arrive);
        });
    }

    private void arrive() {
        arrived = true;
        if (room != null && participant != null) {
            room.join(this, participant);
        }
        for (Runnable task = untilArrival.poll(); task != null; task = untilArrival.poll()) {
            task.run();
        }
    }

    private void leaveMix() {
        if (doorClock != null && doorMix != null && voice != null) {
            doorClock.stop();
            doorMix.leave(voice);
            doorMix.close();
            doorClock = null;
            doorMix = null;
        }
        if (room != null) {
            room.leave(this);
            sounds.forget(room);
            room = null;
        }
    }

    /** The phone is gone; its port rests and may then be another's. */
    public void close() {
        post(() -> {
            if (!closed) {
                closed = true;
                leaveMix();
                if (voice != null) {
                    sounds.tally().add(leg.statistics(), voice.counters());
                    voice.close();
                }
                leg.close();
            }
        });
    }

    private void post(Runnable task) {
        // Also on a loop that is stuck: a call asks for little, and a mute or a goodbye must not be lost.
        home.executeAnyway(() -> runAtHome(task));
    }

    private void runAtHome(Runnable task) {
        if (!home.isHere()) {
            // It has moved since this was asked.
            home.executeAnyway(() -> runAtHome(task));
        } else if (arrived) {
            task.run();
        } else {
            untilArrival.add(task);
        }
    }

    PhoneVoice voice() {
        PhoneVoice there = voice;
        if (there == null) {
            throw new IllegalStateException("nothing was agreed with this phone yet");
        }
        return there;
    }

    SoundEars ears() {
        return ears;
    }
}
