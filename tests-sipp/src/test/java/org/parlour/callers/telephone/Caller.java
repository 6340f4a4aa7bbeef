package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.phone.Offer;
import org.parlour.callers.phone.RtpPeer;
import org.parlour.callers.phone.ScriptedPhone;
import org.parlour.callers.phone.SipText;
import org.parlour.callers.phone.Sound;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.program.TelephoneHouse;

/** Somebody on a telephone: signalling, sound, and a voice that is told from all others. */
public final class Caller implements AutoCloseable {
    /** Prompts, patience and a busy machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is louder than this is meant to be heard. */
    public static final double AUDIBLE_DECIBELS = -45;

    private static final int A_WORD_MILLIS = 300;

    private final TelephoneHouse house;
    private final RtpPeer peer;
    private final ScriptedPhone phone;
    private final Marker marker;
    private final String number;
    private long markNanos;

    public Caller(TelephoneHouse house, String transport, Voice voice, String number, long seed) throws IOException {
        this.house = house;
        this.number = number;
        this.marker = Marker.of(seed);
        this.peer = RtpPeer.open("127.0.0.1", voice, seed);
        this.phone = ScriptedPhone.from("127.0.0.1", transport, house.sip(), number, seed);
        this.markNanos = System.nanoTime();
        peer.speak(Mouth.quiet(seed));
    }

    public RtpPeer peer() {
        return peer;
    }

    public ScriptedPhone phone() {
        return phone;
    }

    public Marker marker() {
        return marker;
    }

    public String number() {
        return number;
    }

    // --- what they do ------------------------------------------------------------------------------------------------

    /** Calls, and hears the beginning of the greeting. */
    public SipText calls(String called) throws IOException, InterruptedException {
        SipText answer = phone.dial(called, peer);
        assertThat(hearsSomething(PATIENCE)).as("a greeting").isTrue();
        return answer;
    }

    /** Calls the room's number, types its PIN into the greeting, and sits. */
    public void enters(TelephoneHouse.Room room) throws IOException, InterruptedException {
        int before = house.people(room);
        calls(room.number());
        types(room.pin());
        house.untilSeated(room, before + 1);
    }

    public void types(String keys) {
        peer.press(keys);
    }

    /** Begins to say the voice that is theirs. */
    public void speaks() {
        peer.speak(Mouth.of(marker));
    }

    public void isQuiet() {
        peer.speak(Mouth.quiet(peer.seed()));
    }

    public void waits(Duration time) throws InterruptedException {
        peer.talk(time);
    }

    public void holds(String direction) throws IOException, InterruptedException {
        phone.reinvite(Offer.of(peer).next(direction));
    }

    public void hangsUp() throws IOException, InterruptedException {
        assertThat(phone.bye().status()).isEqualTo(200);
    }

    /** The house hangs up. */
    public void isHungUpOn(Duration atMost) throws IOException, InterruptedException {
        phone.expectBye(atMost);
    }

    // --- what they hear ----------------------------------------------------------------------------------------------

    /** From now on counts what is heard. */
    public void listensAnew() {
        markNanos = System.nanoTime();
    }

    public Heard heard() {
        return peer.heard().since(markNanos);
    }

    public Heard.Line line() {
        return heard().line();
    }

    /** A word or more, since they listen. */
    public boolean hearsSomething(Duration atMost) throws InterruptedException {
        return peer.awaits(
                heard -> Sound.soundingMillis(heard.since(markNanos).line().samples(), AUDIBLE_DECIBELS)
                        >= A_WORD_MILLIS,
                atMost);
    }

    public Ear.Hearing hears(Caller other) {
        return Ear.listen(line().samples(), other.marker);
    }

    /** How far their own voice is below another's, in decibels, in what they hear. */
    public double ownVoiceBelow(Caller other) {
        short[] samples = line().samples();
        return Ear.decibelsBelow(
                Ear.gainBeside(samples, marker, other.marker),
                Ear.listen(samples, other.marker).gain());
    }

    @Override
    public void close() {
        phone.close();
        peer.close();
    }
}
