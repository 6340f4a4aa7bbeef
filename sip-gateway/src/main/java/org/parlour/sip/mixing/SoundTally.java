package org.parlour.sip.mixing;

import org.parlour.mixer.room.VoiceStatistics;
import org.parlour.sip.media.LegStatistics;

/** Adds up what calls leave behind. Once a call, so a lock costs nothing. */
final class SoundTally {
    private static final int TICKS_A_MILLI = 8;
    private static final SoundCounters NOTHING = new SoundCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private SoundCounters sum = NOTHING;

    synchronized void add(LegStatistics leg, VoiceStatistics voice) {
        sum = new SoundCounters(
                sum.received() + leg.received(),
                sum.sent() + leg.sent(),
                sum.lost() + leg.lost(),
                sum.late() + voice.jitter().late(),
                sum.overflowed() + voice.jitter().overflowed(),
                sum.concealedMillis() + voice.jitter().concealedTicks() / TICKS_A_MILLI,
                sum.unknownSources() + leg.unknownSources(),
                sum.unknownPayloads() + leg.unknownPayloads(),
                sum.malformed() + leg.malformed(),
                sum.keyPresses() + leg.presses(),
                sum.tonePresses() + voice.tones().presses(),
                sum.tonesSilencedMillis() + voice.tones().silencedTicks() / TICKS_A_MILLI,
                sum.refused() + voice.jitter().refused(),
                sum.garbled() + voice.jitter().garbled(),
                sum.repairedMillis() + voice.jitter().repairedTicks() / TICKS_A_MILLI,
                sum.undecoded() + voice.jitter().undecoded());
    }

    synchronized SoundCounters read() {
        return sum;
    }
}
