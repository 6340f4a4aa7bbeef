package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.load.Spread;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.telephone.Caller;
import org.parlour.mixer.opus.OpusCodecs;

/**
 * A telephone comes into a room with a browser, speaks, and is spoken to; again and again, each time in a room of its own,
 * for the grid of a room's ticks is its own too.
 */
final class TalkFigures {
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final Rooms rooms;
    private final OpusCodecs codecs;
    private final OpusVoice hum;
    private final List<Talk> talks = new ArrayList<>();
    private final List<Entrance> entrances = new ArrayList<>();

    /**
     * One room.
     *
     * @param probes what a datagram takes that nobody works on, meanwhile
     */
    record Talk(Spread probes, List<Double> up, List<BrowserToPhone.Delay> down) {
        Spread phoneToBrowser() {
            return Spread.of(up.stream().mapToDouble(Double::doubleValue));
        }

        Spread browserToPhone() {
            return Spread.of(down.stream().mapToDouble(BrowserToPhone.Delay::millis));
        }

        Spread held() {
            return Spread.of(down.stream().mapToDouble(BrowserToPhone.Delay::heldMillis));
        }

        Spread withoutHeld() {
            return Spread.of(down.stream().mapToDouble(BrowserToPhone.Delay::withoutHeldMillis));
        }

        @Override
        public String toString() {
            return "up %s, down %s, held %s, without %s, probes %s"
                    .formatted(
                            Words.of(phoneToBrowser()),
                            Words.of(browserToPhone()),
                            Words.of(held()),
                            Words.of(withoutHeld()),
                            Words.of(probes));
        }
    }

    TalkFigures(Rooms rooms, OpusCodecs codecs) {
        this.rooms = rooms;
        this.codecs = codecs;
        this.hum = OpusVoice.hum(codecs);
    }

    void forget() {
        talks.clear();
        entrances.clear();
    }

    void round(Duration speech) throws IOException, InterruptedException {
        Meeting meeting = rooms.meeting();
        try (MadeUpBrowsers browsers = MadeUpBrowsers.enter(rooms.house().httpPort(), meeting, 1);
                Caller caller = rooms.caller()) {
            entrances.add(Entrance.measured(rooms.house(), meeting, caller, browsers, hum));
            List<Double> up = up(caller, browsers, speech);
            Spread probes = browsers.probesMillis();
            talks.add(new Talk(probes, up, down(caller, browsers, speech)));
            caller.hangsUp();
        }
        rooms.close(meeting);
    }

    private List<Double> up(Caller caller, MadeUpBrowsers browsers, Duration speech) throws InterruptedException {
        caller.speaks();
        caller.waits(SETTLING);
        browsers.listenAnew();
        long sinceNanos = System.nanoTime() - SETTLING.toNanos();
        caller.waits(speech);
        List<Arrival> arrivals = browsers.arrivals();
        List<Double> delays = PhoneToBrowser.delaysMillis(caller.peer(), sinceNanos, caller.marker(), arrivals, codecs);
        caller.peer().speak(Mouth.quiet(caller.peer().seed()));
        return delays;
    }

    private List<BrowserToPhone.Delay> down(Caller caller, MadeUpBrowsers browsers, Duration speech)
            throws InterruptedException {
        OpusVoice voice = OpusVoice.of(codecs, caller.marker());
        caller.waits(SETTLING);
        browsers.say(voice);
        caller.waits(SETTLING);
        caller.listensAnew();
        caller.waits(speech);
        List<BrowserToPhone.Delay> delays =
                BrowserToPhone.delays(browsers, voice, caller.marker(), caller.heard(), codecs);
        browsers.fallSilent();
        return delays;
    }

    List<Talk> talks() {
        return talks;
    }

    /** All rooms as one; of what nobody works on, the p99 of each. */
    Talk all() {
        return new Talk(
                Spread.of(talks.stream().mapToDouble(talk -> talk.probes().at(99))),
                talks.stream().flatMap(talk -> talk.up().stream()).toList(),
                talks.stream().flatMap(talk -> talk.down().stream()).toList());
    }

    double lookAheadMillis() {
        return OpusVoice.lookAheadSamples(codecs) * 1_000.0 / Marker.RATE_HZ;
    }

    Spread presses() {
        return Spread.of(entrances.stream().mapToDouble(Entrance::pressMillis));
    }

    Spread heardAfter() {
        return Spread.of(entrances.stream().mapToDouble(Entrance::heardMillis));
    }

    Spread hearsAfter() {
        return Spread.of(entrances.stream().mapToDouble(Entrance::hearsMillis));
    }

    @Override
    public String toString() {
        return "%s%nheard %s, hears %s, press %s"
                .formatted(
                        talks.isEmpty() ? "nobody has talked" : talks.getLast(),
                        Words.of(heardAfter()),
                        Words.of(hearsAfter()),
                        Words.of(presses()));
    }
}
