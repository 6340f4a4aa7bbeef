package org.parlour.sip.seat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhonePolicy;

/** Storms of events: a string of bytes is a history, two bytes to an event; {@link Sitter} sees that promises are kept. */
class SeatedPhoneFuzzTest {
    private static final List<PhonePolicy> POLICIES = List.of(PhonePolicy.values());
    private static final int BYTES_PER_EVENT = 2;
    private static final int MOST_EVENTS = 400;

    private final List<byte[]> goldens = List.of(
            new byte[] {0, 0, 3, 1, 2, 10, 2, 6, 3, 1, 6, 0, 1, 1, 8, 0, 3, 1},
            new byte[] {0, 2, 3, 1, 2, 10, 2, 4, 2, 10, 2, 7, 1, 0, 4, 0, 3, 1, 4, 0},
            new byte[] {8, 2, 0, 0, 9, 0, 1, 2, 10, 0, 3, 1, 11, 0, 2, 1, 12, 0, 13, 1, 14, 1, 0, 2, 10, 0, 4, 0},
            new byte[] {7, 1, 0, 1, 5, 9, 7, 0, 8, 0, 4, 0});

    @Test
    void keepsItsPromisesInAnyStorm() {
        Fuzz.storm("seated-phone", goldens, SeatedPhoneFuzzTest::play);
    }

    private static void play(byte[] history) {
        Sitter sitter = new Sitter();
        int events = Math.min(MOST_EVENTS, history.length / BYTES_PER_EVENT);
        for (int i = 0; i < events; i++) {
            happen(sitter, history[i * BYTES_PER_EVENT] & 0xFF, history[i * BYTES_PER_EVENT + 1] & 0xFF);
        }
    }

    private static void happen(Sitter sitter, int what, int how) {
        switch (what % 16) {
            case 0 -> sitter.sits(how - 1);
            case 1 -> sitter.company(how - 1);
            case 2 -> sitter.types(String.valueOf("0123456789*#ABCD".charAt(how % 16)));
            case 3 -> sitter.hearsItOut();
            case 4 -> sitter.waits();
            case 5 -> sitter.passes(Duration.ofMillis(how * 100L)).on(new SeatEvent.DeadlineReached());
            case 6 -> sitter.on(new SeatEvent.SpokeWhileMuted());
            case 7 -> sitter.on(new SeatEvent.MutedByHost(how % 2 == 0));
            case 8 -> sitter.on(new SeatEvent.PolicyChanged(POLICIES.get(how % 3)));
            case 9 -> sitter.on(new SeatEvent.BrowserCame());
            case 10 -> sitter.on(new SeatEvent.HostLeft());
            case 11 -> sitter.on(new SeatEvent.TestAsked());
            case 12 -> sitter.on(new SeatEvent.HandLowered());
            case 13 -> sitter.on(new SeatEvent.Counted(how % 5, how % 3));
            case 14 -> sitter.on(new SeatEvent.Moved(POLICIES.get(how % 3)));
            default -> {
                if (how < 8) {
                    sitter.on(new SeatEvent.RoomClosed());
                } else if (how < 64) {
                    sitter.on(new SeatEvent.HearingWished(HearingProfile.NONE.withLouder(how - 32)));
                } else {
                    sitter.on(new SeatEvent.PlayedOut(how));
                }
            }
        }
    }
}
