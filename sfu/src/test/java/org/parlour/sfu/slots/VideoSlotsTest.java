package org.parlour.sfu.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.slots.VideoEffect.AskKeyFrame;
import org.parlour.sfu.slots.VideoEffect.Emptied;
import org.parlour.sfu.slots.VideoEffect.Shown;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.wire.call.ParticipantNumber;

class VideoSlotsTest {
    private static final long MILLI_NANOS = 1_000_000L;

    private final VideoSlots slots = new VideoSlots(2);
    private final VideoSource one = camera(1);
    private final VideoSource two = camera(2);
    private final VideoSource three = camera(3);
    private long nowNanos = 5_000_000_000L;

    private static VideoSource camera(int number) {
        return new VideoSource(new ParticipantNumber(number), Picture.CAMERA);
    }

    private List<VideoEffect> on(VideoEvent event) {
        return slots.on(event, nowNanos);
    }

    private List<VideoEffect> keyFrame(VideoSource source) {
        int slot = slots.slotFor(source, true);
        return slots.awaits(slot, source) ? on(new VideoEvent.KeyFrameForwarded(slot)) : List.of();
    }

    private void show(VideoSource... sources) {
        for (VideoSource source : sources) {
            on(new VideoEvent.Appeared(source));
            keyFrame(source);
        }
    }

    private void wish(List<VideoSource> pinned, List<VideoSource> page) {
        on(new VideoEvent.Wished(new VideoWish(pinned, page, false, 2)));
    }

    @BeforeEach
    void open() {
        on(new VideoEvent.Opened());
    }

    @Test
    void nothingIsAskedBeforeTheWayIsOpen() {
        VideoSlots closed = new VideoSlots(1);
        assertThat(closed.on(new VideoEvent.Appeared(one), nowNanos)).isEmpty();
        assertThat(closed.slotFor(one, true)).isEqualTo(VideoSlots.NONE);
        assertThat(closed.nextDeadlineNanos()).isEqualTo(VideoSlots.NEVER);
        assertThat(closed.on(new VideoEvent.Opened(), nowNanos)).containsExactly(new AskKeyFrame(one));
    }

    @Test
    void aPictureIsShownWithItsKeyFrameAndNotBefore() {
        assertThat(on(new VideoEvent.Appeared(one))).containsExactly(new AskKeyFrame(one));
        assertThat(slots.slotFor(one, false)).isEqualTo(VideoSlots.NONE);
        assertThat(slots.slotFor(one, true)).isZero();
        assertThat(on(new VideoEvent.KeyFrameForwarded(0))).containsExactly(new Shown(0, one));
        assertThat(slots.slotFor(one, false)).isZero();
    }

    @Test
    void aKeyFrameIsAskedForUntilOneWasForwarded() {
        on(new VideoEvent.Appeared(one));
        for (int i = 0; i < 5; i++) {
            assertThat(slots.nextDeadlineNanos()).isEqualTo(nowNanos + 150 * MILLI_NANOS);
            nowNanos = slots.nextDeadlineNanos();
            assertThat(on(new VideoEvent.DeadlineReached())).containsExactly(new AskKeyFrame(one));
        }
        keyFrame(one);
        assertThat(slots.nextDeadlineNanos()).isEqualTo(VideoSlots.NEVER);
    }

    @Test
    void aCameraThatDoesNotAnswerIsAskedLessOften() {
        on(new VideoEvent.Appeared(one));
        for (int i = 0; i < 30; i++) {
            nowNanos = slots.nextDeadlineNanos();
            on(new VideoEvent.DeadlineReached());
        }
        assertThat(slots.nextDeadlineNanos()).isEqualTo(nowNanos + 1000 * MILLI_NANOS);
    }

    @Test
    void theOldSourceStaysUntilTheNewOnesKeyFrame() {
        show(one, two, three);
        wish(List.of(three), List.of(one));
        assertThat(slots.slotFor(two, false)).isEqualTo(1);
        assertThat(slots.slotFor(three, false)).isEqualTo(VideoSlots.NONE);
        assertThat(keyFrame(three)).containsExactly(new Shown(1, three));
        assertThat(slots.slotFor(two, false)).isEqualTo(VideoSlots.NONE);
    }

    @Test
    void whatIsWishedStaysInItsSlot() {
        show(one, two);
        wish(List.of(two), List.of(one));
        assertThat(slots.shown(0)).isEqualTo(one);
        assertThat(slots.shown(1)).isEqualTo(two);
    }

    @Test
    void aWishTakenBackLeavesWhatIsShown() {
        show(one, two, three);
        wish(List.of(one), List.of(three));
        wish(List.of(one), List.of(two));
        assertThat(slots.slotFor(two, false)).isEqualTo(1);
        assertThat(slots.slotFor(three, true)).isEqualTo(VideoSlots.NONE);
        assertThat(slots.nextDeadlineNanos()).isEqualTo(VideoSlots.NEVER);
    }

    @Test
    void nobodyIsInTwoSlots() {
        show(one, two, three);
        wish(List.of(three), List.of());
        wish(List.of(three), List.of(one));
        keyFrame(three);
        keyFrame(one);
        assertThat(slots.shown(0)).isNotEqualTo(slots.shown(1));
    }

    @Test
    void whoVanishesEmptiesTheSlotAndTheNextOneComes() {
        show(one, two, three);
        assertThat(on(new VideoEvent.Vanished(one))).contains(new Emptied(0), new AskKeyFrame(three));
        assertThat(keyFrame(three)).containsExactly(new Shown(0, three));
    }

    @Test
    void aHiddenTabWantsNothing() {
        show(one, two);
        assertThat(on(new VideoEvent.Wished(new VideoWish(List.of(), List.of(), true, 0))))
                .containsExactly(new Emptied(0), new Emptied(1));
        assertThat(slots.slotFor(one, false)).isEqualTo(VideoSlots.NONE);
    }

    @Test
    void whoSpeaksReplacesWhoSpokeLeastRecently() {
        show(one, two, three);
        nowNanos += 3000 * MILLI_NANOS;
        on(new VideoEvent.TookTheTurn(one.participant()));
        assertThat(on(new VideoEvent.TookTheTurn(three.participant()))).containsExactly(new AskKeyFrame(three));
        assertThat(keyFrame(three)).containsExactly(new Shown(1, three));
    }

    @Test
    void whoWasJustPutInStaysForTwoSeconds() {
        show(one, two, three);
        nowNanos += 1000 * MILLI_NANOS;
        assertThat(on(new VideoEvent.TookTheTurn(three.participant()))).isEmpty();
        assertThat(slots.nextDeadlineNanos()).isEqualTo(nowNanos + 1000 * MILLI_NANOS);
        nowNanos = slots.nextDeadlineNanos();
        assertThat(on(new VideoEvent.DeadlineReached())).containsExactly(new AskKeyFrame(three));
    }

    @Test
    void aPinnedPictureWaitsForNobody() {
        show(one, two, three);
        on(new VideoEvent.Wished(new VideoWish(List.of(three), List.of(), true, 2)));
        keyFrame(three);
        assertThat(List.of(slots.shown(0), slots.shown(1))).contains(three);
    }

    @Test
    void aSharedScreenComesBeforeWhoeverSpeaks() {
        show(one, two);
        VideoSource screen = new VideoSource(new ParticipantNumber(3), Picture.SCREEN);
        assertThat(on(new VideoEvent.Appeared(screen))).containsExactly(new AskKeyFrame(screen));
    }
}
