package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.wire.sdp.Codec;

/** What was not sent is no loss: in the pauses of a telephone its line's noise is heard, and nothing is concealed. */
class PauseTest {
    private static final long MILLI = 1_000_000L;
    private static final int FRAME = JitterBuffer.FRAME_TICKS;
    private static final int SECOND = 50;

    private final short[] speech = Sounds.vowel(130, 8_000, 8_000, -12);
    private final JitterBuffer buffer = new JitterBuffer(new LawSound());
    private final RtpStream stream = new RtpStream(Law.A, speech);
    private final short[] played = new short[8_000 * 100];
    private long nowMillis = 1_000;
    private int frames;

    @Test
    void theNoiseThatWasToldIsHeardUntilTheVoiceReturns() {
        talk(stream, SECOND);
        tell(50);
        int pause = frames;
        silent(stream, 2 * SECOND);
        talk(stream, SECOND);
        assertThat(Sounds.decibels(played, (pause + 5) * FRAME, (pause + 95) * FRAME))
                .isCloseTo(-50, within(1.0));
        assertThat(Sounds.decibels(played, (frames - 25) * FRAME, frames * FRAME))
                .isCloseTo(Sounds.decibels(speech, 0, speech.length), within(0.5));
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(buffer.counters().pausedTicks() / FRAME).isBetween(97L, 103L);
        assertThat(buffer.counters().addUp()).isTrue();
        assertThat(Sounds.largestStep(played, (pause - 5) * FRAME, (pause + 5) * FRAME))
                .isLessThanOrEqualTo(Sounds.largestStep(speech, 0, speech.length) * 5 / 4);
    }

    @Test
    void theNoiseIsToldAgainAndAgain() {
        talk(stream, SECOND);
        for (int level = 60; level >= 45; level -= 5) {
            tell(level);
            silent(stream, SECOND / 2);
        }
        assertThat(Sounds.decibels(played, (frames - 10) * FRAME, frames * FRAME))
                .isCloseTo(-45, within(1.0));
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(buffer.counters().late()).isZero();
    }

    @Test
    void aPauseThatIsNotToldHasTheNoiseOfItsLine() {
        short[] hiss = Sounds.noise(3, 8_000 * 2, -52);
        RtpStream line = new RtpStream(Law.A, hiss);
        for (int i = 0; i < 3; i++) {
            talk(line, SECOND);
            silent(line, SECOND);
        }
        // Of the first pause nobody could know; in the third it is the noise that goes on when the rest has faded.
        assertThat(Sounds.decibels(played, (frames - 30) * FRAME, frames * FRAME))
                .isCloseTo(Sounds.decibels(hiss, 0, hiss.length), within(2.0));
        assertThat(buffer.counters().concealedTicks()).isLessThanOrEqualTo(3 * 7 * FRAME);
    }

    @Test
    void aLossIsNoPause() {
        talk(stream, SECOND);
        stream.next(FRAME);
        rest(1);
        talk(stream, SECOND);
        assertThat(buffer.counters().concealedTicks()).isEqualTo(FRAME);
        assertThat(buffer.counters().pausedTicks()).isZero();
    }

    @Test
    void whoIsSilentForAMinuteIsSilent() {
        talk(stream, SECOND);
        tell(50);
        rest(50 * SECOND);
        assertThat(buffer.isIdle()).isFalse();
        rest(15 * SECOND);
        assertThat(buffer.isIdle()).isTrue();
        assertThat(Arrays.copyOfRange(played, (frames - 10) * FRAME, frames * FRAME))
                .containsOnly((short) 0);
    }

    @Test
    void emptyNoiseIsRefused() {
        arrive(Codec.COMFORT_NOISE, stream.packet(new byte[0], 13, FRAME));
        assertThat(buffer.counters().refused()).isEqualTo(1);
    }

    @Test
    void noiseMayComeFirst() {
        tell(60);
        silent(stream, SECOND);
        talk(stream, SECOND);
        assertThat(Sounds.decibels(played, (frames - 25) * FRAME, frames * FRAME))
                .isGreaterThan(-25);
        assertThat(buffer.counters().concealedTicks()).isZero();
    }

    private void talk(RtpStream from, int packets) {
        for (int i = 0; i < packets; i++) {
            arrive(Codec.PCMA, from.next(FRAME));
            rest(1);
        }
    }

    /** Time goes on, and nothing is sent. */
    private void silent(RtpStream from, int packets) {
        from.pause(packets * FRAME);
        rest(packets);
    }

    /** A noise of that level, in the place of one packet. */
    private void tell(int level) {
        arrive(Codec.COMFORT_NOISE, stream.packet(new byte[] {(byte) level}, 13, FRAME));
        rest(1);
    }

    private void rest(int ticksOfTheMix) {
        for (int i = 0; i < ticksOfTheMix; i++) {
            nowMillis += 20;
            buffer.pull(played, frames++ * FRAME, (nowMillis - 12) * MILLI);
        }
    }

    private void arrive(Codec codec, byte[] packet) {
        buffer.arrived(codec, RtpStream.view(packet), nowMillis * MILLI);
    }
}
