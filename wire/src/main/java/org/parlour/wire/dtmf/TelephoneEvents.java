package org.parlour.wire.dtmf;

import java.util.ArrayList;
import java.util.List;

/**
 * Hears the keys of one telephone in its RTP events (RFC 4733): a press is told when the first
 * packet of it arrives, whichever that is, and its release when an end does, or the next key, or
 * silence.
 *
 * <p>A press is known by its timestamp and its event. The marker bit is not needed, every packet may
 * be lost, repeated or late as long as one gets through, and what arrives behind a later press is
 * dropped, for a digit out of order would spoil the number.
 *
 * <p>News is returned, not drained, although this runs in the media path: a packet that brings none
 * answers with a shared empty list, so only a key that goes down or up allocates.
 */
public final class TelephoneEvents {
    /** Four updates of 50 ms (RFC 4733 2.5.1.2) missed in a row: the key is up and all its ends are lost. */
    public static final int DEFAULT_SILENCE_MILLIS = 200;

    private static final int FLASH = 16;
    // A packet needs one report, and one for each of the last few events in a stream that repeats them
    // (RFC 4733 2.5.1.5). The bound keeps one packet from dialling a hundred numbers.
    private static final int MAX_REPORTS = 8;
    // A segment that began a full field ago may have a packet that is so late. What is older is no late
    // packet but a clock that began anew, as after a transfer that kept its SSRC.
    private static final int LATE_SECONDS = 5;
    private static final long NANOS_A_MILLI = 1_000_000L;

    private final long silenceNanos;
    private final int lateTicks;

    private List<KeyNews> news = List.of();

    // The newest press; event is -1 before the first.
    private int event = -1;
    private int timestamp;
    private int eventsAtTimestamp;
    private boolean held;
    private boolean ended;
    private long earlierTicks;
    private int ticks;
    private long heardNanos;

    private int otherEvent = -1;
    private int otherTimestamp;

    private long presses;
    private long endsUnheard;
    private long repeats;
    private long late;
    private long flashes;
    private long others;
    private long tooShort;
    private long raggedEnds;
    private long tooMany;

    public TelephoneEvents(int clockRateHz) {
        this(clockRateHz, DEFAULT_SILENCE_MILLIS);
    }

    public TelephoneEvents(int clockRateHz, int silenceMillis) {
        if (clockRateHz <= 0 || silenceMillis <= 0) {
            throw new IllegalArgumentException("no ear: " + clockRateHz + " Hz, " + silenceMillis + " ms");
        }
        this.silenceNanos = silenceMillis * NANOS_A_MILLI;
        this.lateTicks = TelephoneEventReport.MAX_DURATION_TICKS + LATE_SECONDS * clockRateHz;
    }

    /** The payload of a packet of the negotiated type, with the timestamp and marker of its header. */
    public List<KeyNews> on(
            byte[] buffer, int offset, int lengthBytes, int packetTimestamp, boolean marker, long nowNanos) {
        endInSilence(nowNanos);
        int reports = reportsIn(lengthBytes);
        int at = offset;
        int reportTimestamp = packetTimestamp;
        for (int i = 0; i < reports; i++) {
            int reportTicks = TelephoneEventReport.durationTicks(buffer, at);
            // A first packet may say 0, as SIPp's do, and is heard; behind another report 0 is padding.
            if (i == 0 || reportTicks > 0) {
                hear(buffer, at, reportTimestamp, marker && i == 0, nowNanos);
            }
            // RFC 4733 2.5.1.5: each further event begins where the one before it ended.
            reportTimestamp += reportTicks;
            at += TelephoneEventReport.LENGTH_BYTES;
        }
        return take();
    }

    /** Time has come to {@link #nextDeadlineNanos}. */
    public List<KeyNews> onTime(long nowNanos) {
        endInSilence(nowNanos);
        return take();
    }

    /** When a key that is held counts as released unless it is heard again; far away otherwise. */
    public long nextDeadlineNanos() {
        return held ? heardNanos + silenceNanos : Long.MAX_VALUE;
    }

    private int reportsIn(int lengthBytes) {
        int reports = lengthBytes / TelephoneEventReport.LENGTH_BYTES;
        if (reports == 0) {
            tooShort++;
        } else if (lengthBytes % TelephoneEventReport.LENGTH_BYTES != 0) {
            raggedEnds++;
        }
        if (reports > MAX_REPORTS) {
            tooMany++;
        }
        return Math.min(reports, MAX_REPORTS);
    }

    private void hear(byte[] buffer, int at, int reportTimestamp, boolean marker, long nowNanos) {
        int reportEvent = TelephoneEventReport.event(buffer, at);
        if (!Key.isKey(reportEvent)) {
            hearOther(reportEvent, reportTimestamp);
            return;
        }
        boolean end = TelephoneEventReport.end(buffer, at);
        int reportTicks = TelephoneEventReport.durationTicks(buffer, at);
        if (reportEvent == event && reportTimestamp == timestamp) {
            update(end, Math.max(ticks, reportTicks), nowNanos);
        } else if (reportEvent == event && !marker && carriesOn(reportTimestamp - timestamp, end, reportTicks)) {
            carryOn(reportTimestamp, reportTicks);
            update(end, Math.max(ticks, reportTicks), nowNanos);
        } else if (wasHeard(reportEvent, reportTimestamp)) {
            repeats++;
        } else if (isLate(reportTimestamp)) {
            late++;
        } else {
            press(reportEvent, reportTimestamp, nowNanos);
            update(end, reportTicks, nowNanos);
        }
    }

    private void press(int newEvent, int newTimestamp, long nowNanos) {
        // RFC 4733 2.5.2.2: what has begun later tells that the one before it is over.
        release(false);
        eventsAtTimestamp = event >= 0 && newTimestamp == timestamp ? eventsAtTimestamp : 0;
        eventsAtTimestamp |= 1 << newEvent;
        event = newEvent;
        timestamp = newTimestamp;
        held = true;
        ended = false;
        earlierTicks = 0;
        ticks = 0;
        heardNanos = nowNanos;
        presses++;
        tell(new KeyNews.Pressed(Key.of(newEvent)));
    }

    private void update(boolean end, int heardTicks, long nowNanos) {
        if (!held) {
            repeats++;
            ended |= end;
            return;
        }
        ticks = heardTicks;
        heardNanos = nowNanos;
        if (end) {
            ended = true;
            release(true);
        }
    }

    private void release(boolean endHeard) {
        if (held) {
            held = false;
            endsUnheard += endHeard ? 0 : 1;
            tell(new KeyNews.Released(Key.of(event), earlierTicks + ticks, endHeard));
        }
    }

    private void endInSilence(long nowNanos) {
        if (held && nowNanos - heardNanos >= silenceNanos) {
            release(false);
        }
    }

    /**
     * Whether a report of the same key, unmarked and with a later timestamp, is the same press
     * still. A key cannot go down again before it came up.
     *
     * @param step how much later the timestamp is
     */
    private boolean carriesOn(int step, boolean end, int reportTicks) {
        if (step <= 0) {
            return false;
        }
        if (ended) {
            // A sender that stamps each packet anew stamps its repeated ends anew, too.
            return end && reportTicks >= ticks && step <= ticks;
        }
        // RFC 4733 2.5.1.3: a press that outlasts the field goes on in a new segment, where the
        // last one ended; some senders stop the segment short of the field's end.
        boolean nextSegment = step == TelephoneEventReport.MAX_DURATION_TICKS || step == ticks;
        // Session border controllers are seen that let the timestamp run with the duration.
        boolean stampedAnew = held && step == reportTicks - ticks;
        return nextSegment || stampedAnew || step < ticks;
    }

    private void carryOn(int newTimestamp, int reportTicks) {
        int step = newTimestamp - timestamp;
        timestamp = newTimestamp;
        eventsAtTimestamp = 1 << event;
        // In a new segment the duration begins again; a sender that only stamps anew lets it grow.
        if (reportTicks < ticks || step == TelephoneEventReport.MAX_DURATION_TICKS) {
            earlierTicks += step;
            ticks = 0;
        }
    }

    private boolean wasHeard(int reportEvent, int reportTimestamp) {
        return event >= 0 && reportTimestamp == timestamp && (eventsAtTimestamp & (1 << reportEvent)) != 0;
    }

    private boolean isLate(int reportTimestamp) {
        int behindTicks = timestamp - reportTimestamp;
        return event >= 0 && behindTicks > 0 && behindTicks <= lateTicks;
    }

    private void hearOther(int reportEvent, int reportTimestamp) {
        if (reportEvent == otherEvent && reportTimestamp == otherTimestamp) {
            return;
        }
        otherEvent = reportEvent;
        otherTimestamp = reportTimestamp;
        if (reportEvent == FLASH) {
            flashes++;
        } else {
            others++;
        }
    }

    private void tell(KeyNews piece) {
        if (news.isEmpty()) {
            news = new ArrayList<>(3);
        }
        news.add(piece);
    }

    private List<KeyNews> take() {
        List<KeyNews> told = news;
        news = List.of();
        return told;
    }

    public long presses() {
        return presses;
    }

    /** Releases that silence or the next key had to tell. */
    public long endsUnheard() {
        return endsUnheard;
    }

    /** Reports of a press that was already told and is over. */
    public long repeats() {
        return repeats;
    }

    /** Reports that arrived behind a later press. */
    public long late() {
        return late;
    }

    /** Hook flashes (event 16 of RFC 2833): heard, not acted on. */
    public long flashes() {
        return flashes;
    }

    /** Other events that are no keys, such as fax tones. */
    public long others() {
        return others;
    }

    /** Malformed: payloads of less than one report, in which nothing was heard. */
    public long tooShort() {
        return tooShort;
    }

    /** Malformed: octets behind the last whole report, which were left alone; the reports were heard. */
    public long raggedEnds() {
        return raggedEnds;
    }

    /** Malformed: more reports than a packet needs; those beyond the bound were left alone. */
    public long tooMany() {
        return tooMany;
    }

    @Override
    public String toString() {
        return "TelephoneEvents[presses=%d, %s]".formatted(presses, held ? "a key is down" : "no key is down");
    }
}
