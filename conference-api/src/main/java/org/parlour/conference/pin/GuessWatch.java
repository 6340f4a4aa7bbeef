package org.parlour.conference.pin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.directory.CallerMark;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.directory.Forgiveness;
import org.parlour.sip.door.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Patience for callers who are wrong, and less of it for those who are wrong again and again. Who dials one number and
 * guesses is slowed and then refused; whoever guesses from many numbers makes everybody's wrong tries slower and the alarm
 * go, but nobody is refused for it.
 */
final class GuessWatch {
    /** Three calls of three tries; then one more every five minutes. */
    static final Forgiveness PER_CALLER = new Forgiveness(9, Duration.ofMinutes(5));

    static final int LONGEST_PAUSE_MILLIS = 8_000;

    /** Six wrong PINs a minute are forgotten as they come; far beyond that, counting more says nothing more. */
    static final Forgiveness IN_TOTAL = new Forgiveness(1_000, Duration.ofSeconds(10));

    static final int ALARM_AT = 60;
    static final int QUIET_AT = 20;
    static final int ALARM_PAUSE_MILLIS = 5_000;

    private static final String TOTAL = "total";
    private static final int FIRST_PAUSE_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(GuessWatch.class);

    private final Directory directory;
    private final InstantSource clock;
    private final AtomicBoolean alarm = new AtomicBoolean();
    private final LongAdder alarms = new LongAdder();

    GuessWatch(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Counts a guess before it is looked at, so that many at once are no way around the limit.
     *
     * @return how many stand against this caller with it; 0 when it may not be looked at
     */
    int count(Visitor visitor, @Nullable CallerMark caller) {
        return directory.guess(guesser(visitor, caller), PER_CALLER, clock.instant());
    }

    void takeBack(Visitor visitor, @Nullable CallerMark caller) {
        directory.takeBack(guesser(visitor, caller), PER_CALLER, clock.instant());
    }

    /** It was wrong: how long its caller waits before hearing so. */
    int pauseMillis(int standing) {
        Instant now = clock.instant();
        directory.guess(TOTAL, IN_TOTAL, now);
        int own = standing <= 1 ? 0 : FIRST_PAUSE_MILLIS << Math.min(standing - 2, 3);
        return Math.min(own, LONGEST_PAUSE_MILLIS) + (alarmStands(now) ? ALARM_PAUSE_MILLIS : 0);
    }

    private boolean alarmStands(Instant now) {
        int standing = directory.guesses(TOTAL, IN_TOTAL, now);
        if (standing >= ALARM_AT && alarm.compareAndSet(false, true)) {
            alarms.increment();
            LOG.warn(
                    "Somebody may be guessing PINs: {} wrong ones lately. Every wrong one waits {} ms longer now;"
                            + " see which trunk they come from in the list of calls.",
                    standing,
                    ALARM_PAUSE_MILLIS);
        } else if (standing <= QUIET_AT && alarm.compareAndSet(true, false)) {
            LOG.info("The guessing of PINs has stopped.");
        }
        return alarm.get();
    }

    boolean alarmStands() {
        return alarmStands(clock.instant());
    }

    long alarms() {
        return alarms.sum();
    }

    /** Who gives no number is nobody in particular: their guesses are counted within the call, and in total. */
    private static String guesser(Visitor visitor, @Nullable CallerMark caller) {
        return caller == null ? "call " + visitor.call().text() : "caller " + caller.text();
    }
}
