package org.parlour.mixer.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class PlayerTest {
    private static final int FRAME = 320;

    private final Player player = new Player(FRAME);
    private final int[] mix = new int[FRAME];
    private final List<Integer> playedOut = new ArrayList<>();

    @Test
    void playsItsSegmentsOneAfterTheOtherToTheSample() {
        short[] clip = Sounds.noise(1, 500, -10);
        player.play(7, List.of(new Segment.Sound(clip), new Segment.Silence(10), new Segment.Sound(clip)));
        short[] heard = hear(5, 0);
        for (int i = 0; i < heard.length; i++) {
            int expected = i < 500 ? clip[i] : i < 660 || i >= 1_160 ? 0 : clip[i - 660];
            assertThat((int) heard[i]).as("sample %d", i).isEqualTo(expected);
        }
    }

    @Test
    void tellsOnceThatItPlayedOut() {
        player.play(3, List.of(new Segment.Silence(60)));
        hear(2, 0);
        assertThat(playedOut).isEmpty();
        hear(1, 0);
        assertThat(playedOut).containsExactly(3);
        hear(5, 0);
        assertThat(playedOut).containsExactly(3);
        assertThat(player.isPlaying()).isFalse();
    }

    @Test
    void anEmptyListIsPlayedOutAtOnce() {
        player.play(4, List.of());
        hear(1, 0);
        assertThat(playedOut).containsExactly(4);
    }

    @Test
    void whatIsStoppedIsNeverToldAndFades() {
        player.play(1, List.of(new Segment.Sound(Sounds.sine(200, 16_000, 16_000, -6))));
        short[] before = hear(3, 0);
        player.stop();
        short[] after = hear(50, 0);
        assertThat(playedOut).isEmpty();
        short[] both = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, both, before.length, after.length);
        assertThat(Sounds.largestStep(both, 0, both.length)).isLessThan(1_600);
        assertThat(Sounds.decibels(after, 0, 64)).isGreaterThan(-20);
        assertThat(Arrays.copyOfRange(after, 128, after.length)).containsOnly((short) 0);
    }

    @Test
    void whatReplacesIsToldAndWhatIsReplacedIsNot() {
        player.play(1, List.of(new Segment.Silence(1_000)));
        hear(2, 0);
        player.play(2, List.of(new Segment.Silence(40)));
        hear(60, 0);
        assertThat(playedOut).containsExactly(2);
    }

    @Test
    void stoppedBeforeItBeganNothingIsHeard() {
        player.play(1, List.of(new Segment.Sound(Sounds.noise(1, 16_000, -6))));
        player.stop();
        assertThat(hear(2, 0)).containsOnly((short) 0);
    }

    @Test
    void insteadOfTheRoomMeansThatTheRoomIsSilent() {
        player.play(1, List.of(new Segment.Silence(100)));
        short[] heard = hear(8, 1_000);
        assertThat(heard[FRAME]).isZero();
        assertThat(heard[4 * FRAME]).isZero();
        assertThat(heard[7 * FRAME]).isEqualTo((short) 1_000);
        assertThat(Sounds.largestStep(heard, 0, heard.length)).isLessThan(10);
    }

    @Test
    void overTheRoomMeansThatTheRoomIsTwelveDecibelsSofter() {
        player.play(1, List.of(new Segment.Silence(100)), Manner.OVER_THE_ROOM);
        short[] heard = hear(8, 1_000);
        assertThat(20 * Math.log10(heard[2 * FRAME] / 1_000.0)).isCloseTo(-12, within(0.1));
        assertThat(heard[7 * FRAME]).isEqualTo((short) 1_000);
        assertThat(player.isHeard()).isFalse();
    }

    @Test
    void negativeNumbersAreRefused() {
        assertThatThrownBy(() -> player.play(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void playingAllocatesNothing() {
        player.play(1, List.of(new Segment.Sound(new short[16_000 * 4_000])), Manner.OVER_THE_ROOM);
        assertThat(Allocation.bytesPerStep(() -> {
                    player.advance();
                    player.applyTo(mix);
                }))
                .isZero();
        assertThat(player.isPlaying()).isTrue();
    }

    private short[] hear(int frames, int room) {
        short[] heard = new short[frames * FRAME];
        for (int frame = 0; frame < frames; frame++) {
            Arrays.fill(mix, room);
            player.advance();
            player.applyTo(mix);
            for (int i = 0; i < FRAME; i++) {
                heard[frame * FRAME + i] = (short) mix[i];
            }
            int told = player.takePlayedOut();
            if (told != Player.NOTHING) {
                playedOut.add(told);
            }
        }
        return heard;
    }
}
