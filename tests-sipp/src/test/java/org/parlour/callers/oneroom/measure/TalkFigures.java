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
    private final List<Double> phoneToBrowser = new ArrayList<>();
    private final List<Double> browserToPhone = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private final List<Double> probes50 = new ArrayList<>();
    private final List<Double> probes99 = new ArrayList<>();
    private final List<Entrance> entrances = new ArrayList<>();
    private int rounds;

    TalkFigures(Rooms rooms, OpusCodecs codecs) {
        this.rooms = rooms;
        this.codecs = codecs;
        this.hum = OpusVoice.hum(codecs);
    }

    void forget() {
        phoneToBrowser.clear();
        browserToPhone.clear();
        targets.clear();
        probes50.clear();
        probes99.clear();
        entrances.clear();
        rounds = 0;
    }

    void round(Duration speech) throws IOException, InterruptedException {
        Meeting meeting = rooms.meeting();
        try (MadeUpBrowsers browsers = MadeUpBrowsers.enter(rooms.house().httpPort(), meeting, 1);
                Caller caller = rooms.caller()) {
            entrances.add(Entrance.measured(rooms.house(), meeting, caller, browsers, hum));
            up(caller, browsers, speech);
            down(caller, browsers, speech);
            caller.hangsUp();
        }
        rooms.close(meeting);
        rounds++;
    }

    private void up(Caller caller, MadeUpBrowsers browsers, Duration speech) throws InterruptedException {
        caller.speaks();
        caller.waits(SETTLING);
        browsers.listenAnew();
        long sinceNanos = System.nanoTime() - SETTLING.toNanos();
        caller.waits(speech);
        List<Arrival> arrivals = browsers.arrivals();
        probes50.add(browsers.probesMillis().at(50));
        probes99.add(browsers.probesMillis().at(99));
        phoneToBrowser.addAll(
                PhoneToBrowser.delaysMillis(caller.peer(), sinceNanos, caller.marker(), arrivals, codecs));
        caller.peer().speak(Mouth.quiet(caller.peer().seed()));
    }

    private void down(Caller caller, MadeUpBrowsers browsers, Duration speech) throws InterruptedException {
        OpusVoice voice = OpusVoice.of(codecs, caller.marker());
        caller.waits(SETTLING);
        browsers.say(voice);
        caller.waits(SETTLING);
        caller.listensAnew();
        caller.waits(speech);
        browserToPhone.addAll(BrowserToPhone.delaysMillis(
                browsers, OpusVoice.lookAheadSamples(codecs), caller.marker(), caller.heard()));
        targets.add(BrowserToPhone.targetMillis(browsers.departures(), voice, codecs));
        browsers.fallSilent();
    }

    int rounds() {
        return rounds;
    }

    double lookAheadMillis() {
        return OpusVoice.lookAheadSamples(codecs) * 1_000.0 / Marker.RATE_HZ;
    }

    Spread phoneToBrowser() {
        return spread(phoneToBrowser);
    }

    /** With what the slot's buffer holds. */
    Spread browserToPhone() {
        return spread(browserToPhone);
    }

    Spread targets() {
        return spread(targets);
    }

    Spread probes50() {
        return spread(probes50);
    }

    Spread probes99() {
        return spread(probes99);
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

    private static Spread spread(List<Double> values) {
        return Spread.of(values.stream().mapToDouble(Double::doubleValue));
    }

    @Override
    public String toString() {
        return "up %s, down %s holding %s, probes %s / %s, heard %s, hears %s, press %s"
                .formatted(
                        Words.of(phoneToBrowser()),
                        Words.of(browserToPhone()),
                        Words.of(targets()),
                        Words.of(probes50()),
                        Words.of(probes99()),
                        Words.of(heardAfter()),
                        Words.of(hearsAfter()),
                        Words.of(presses()));
    }
}
