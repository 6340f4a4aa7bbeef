package org.parlour.callers.oneroom.measure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.parlour.callers.load.Spread;
import org.parlour.callers.measure.Machine;

/**
 * docs/measurements/one-room.md.
 *
 * @param load of the machine, at the begin and at the end
 */
record OneRoomPage(TalkFigures talk, ChromiumFigures chromium, List<RoomCost> costs, String opus, String load) {
    private static final double UP_BUDGET = 8;
    private static final double DOWN_BUDGET = 25;
    private static final double PIN_BUDGET = 300;
    private static final double JOIN_BUDGET = 700;

    String text() {
        return String.join("\n", head(), way(), mouthToEar(), comingIn(), cost());
    }

    private String head() {
        return """
            # What one room for telephones and browsers takes

            Made by `./measure one-room` on %s, Opus by %s. One program, started by the flags of `./run`, with one media loop;
            telephones, browsers and whoever measures run beside it on the same processors. Other work was running, too
            (load %s): compare within a table, and read the first line of the first one.
            """.formatted(Machine.line(), opus, load);
    }

    private String way() {
        TalkFigures.Talk all = talk.all();
        return """
            ## How long a voice is on its way

            All in ms: half of them · 99 of 100 · the worst (how many). %d rooms, each with a grid of ticks of its own; in each a
            telephone (G.711, packets of 20 ms) and a browser that is made up, by real sockets on the loopback address.

            | what | measured | budget, p99 | |
            |---|---|---:|---|
            | *nothing*: a datagram from a thread that sleeps to the thread that hears, p99 of each room | %s | | |
            | gateway, telephone → browser | %s | %.0f | %s |
            | gateway and slot buffer, browser → telephone | %s | | |
            | gateway, browser → telephone, without what the buffer means to hold | %s | %.0f | %s |

            | room | a datagram that nobody works on | telephone → browser | browser → telephone | the buffer means to hold | without that |
            |---:|---|---|---|---|---|
            %s

            *Telephone → browser* is from the moment at which a packet of G.711 was given to the kernel until the packet of Opus
            that carries its sound was read at the browser's socket; which one carries which was found by a marker in the decoded
            sound. It includes two ways through the kernel, the program's and the reader's waking up, decryption; it does not
            include the encoder's look-ahead (%.1f ms). There is no jitter target on this way: a frame leaves when the packet comes
            that completes it.

            *Browser → telephone* is from the moment at which a packet of Opus was given to the kernel until the packet of G.711
            that carries the same sound came: the slot's buffer, the wait for the room's tick (up to 20 ms), the filters. The
            browser's own look-ahead is taken off. What the buffer means to hold is its target at that moment, of a buffer of the same
            kind that was given the same packets when they were sent.
            """.formatted(
                        talk.talks().size(),
                        Words.ofFew(all.probes()),
                        Words.of(all.phoneToBrowser()),
                        UP_BUDGET,
                        Words.verdict(all.phoneToBrowser().at(99), UP_BUDGET),
                        Words.of(all.browserToPhone()),
                        Words.of(all.withoutHeld()),
                        DOWN_BUDGET,
                        Words.verdict(all.withoutHeld().at(99), DOWN_BUDGET),
                        rooms(),
                        talk.lookAheadMillis());
    }

    private String mouthToEar() {
        return """
            ## Mouth to ear, with Chromium

            A marker in and a marker out, in ms, each of %d calls: the middle one (the least–the most). Packets of 20 ms are included,
            sound cards are not. The page's clock is known within %.1f ms; its audio graph adds up to 20 ms of uncertainty.

            | what | measured |
            |---|---|
            | telephone → page | %s |
            | of that, held by Chromium's own jitter buffer (NetEq) | %s |
            | NetEq's own target meanwhile | %s |
            | page → telephone | %s |
            """.formatted(
                        chromium.phoneToPage().count(),
                        chromium.clockMillis(),
                        Words.ofFew(chromium.phoneToPage()),
                        Words.ofFew(chromium.held()),
                        Words.ofFew(chromium.wanted()),
                        Words.ofFew(chromium.pageToPhone()));
    }

    private String comingIn() {
        return """
            ## Coming in

            | what | measured, ms | budget | |
            |---|---|---:|---|
            | the PIN's last digit (its first packet) → the telephone's first packet at a browser | %s | %.0f | %s |
            | the same → the browser's tone at the telephone | %s | %.0f | %s |
            | of both, the key itself: its first to its last packet | %s | | |
            | join pressed → first picture of the other shown, Chromium | %s | %.0f | %s |

            The middle one, the least and the most. Budgets are held against the middle one.
            """.formatted(
                        Words.ofFew(talk.heardAfter()),
                        PIN_BUDGET,
                        Words.verdict(talk.heardAfter().at(50), PIN_BUDGET),
                        Words.ofFew(talk.hearsAfter()),
                        PIN_BUDGET,
                        Words.verdict(talk.hearsAfter().at(50), PIN_BUDGET),
                        Words.ofFew(talk.presses()),
                        Words.ofFew(chromium.joins()),
                        JOIN_BUDGET,
                        Words.verdict(chromium.joins().at(50), JOIN_BUDGET));
    }

    private String cost() {
        return """
            ## What a room costs

            CPU of the whole program and of its media loops, in ms a second: the middle of %d windows (the least–the most). Everybody
            sends 50 packets a second; browsers speak Opus all the time, telephones that do not speak send noise of −65 dBFS.

            | browsers | telephones | of which speak | program | media loops | packets missing | late p50 · p99 · most ms (packets) |
            |---:|---:|---:|---:|---:|---:|---|
            %s

            | what one more silent telephone costs, a second | program, ms | media loops, ms |
            |---|---:|---:|
            %s
            """.formatted(
                        costs.isEmpty() ? 0 : costs.getFirst().programMillis().count(),
                        costs.stream().map(OneRoomPage::row).collect(Collectors.joining("\n")),
                        steps());
    }

    private String rooms() {
        List<TalkFigures.Talk> talks = talk.talks();
        return IntStream.range(0, talks.size())
                .mapToObj(i -> room(i + 1, talks.get(i)))
                .collect(Collectors.joining("\n"));
    }

    private static String room(int number, TalkFigures.Talk room) {
        return "| %d | %s | %s | %s | %s | %s |"
                .formatted(
                        number,
                        Words.of(room.probes()),
                        Words.of(room.phoneToBrowser()),
                        Words.of(room.browserToPhone()),
                        Words.of(room.held()),
                        Words.of(room.withoutHeld()));
    }

    private static String row(RoomCost cost) {
        RoomCost.Shape shape = cost.shape();
        return String.format(
                Locale.ROOT,
                "| %d | %d | %d | %s | %s | %s | %s |",
                shape.browsers(),
                shape.phones(),
                shape.speakers(),
                Words.ofFew(cost.programMillis()),
                Words.ofFew(cost.loopMillis()),
                shape.phones() == 0 ? "" : String.format(Locale.ROOT, "%.2f %%", cost.missingPercent()),
                shape.phones() == 0 ? "" : Words.of(cost.late()));
    }

    private String steps() {
        return costs.stream()
                .filter(cost -> cost.shape().phones() == most())
                .map(this::step)
                .collect(Collectors.joining("\n"));
    }

    private int most() {
        return costs.stream().mapToInt(cost -> cost.shape().phones()).max().orElse(0);
    }

    /** From the fewest telephones that have as many speakers to the most. */
    private String step(RoomCost large) {
        RoomCost.Shape shape = large.shape();
        return costs.stream()
                .filter(cost -> cost.shape().browsers() == shape.browsers()
                        && cost.shape().speakers() == shape.speakers()
                        && cost.shape().phones() > 0
                        && cost.shape().phones() < shape.phones())
                .findFirst()
                .map(small -> String.format(
                        Locale.ROOT,
                        "| %s, %d telephones speak, from %d to %d telephones | %.2f | %.2f |",
                        shape.browsers() == 0 ? "no browser" : shape.browsers() + " browsers",
                        shape.speakers(),
                        small.shape().phones(),
                        shape.phones(),
                        each(small, large, small.programMillis(), large.programMillis()),
                        each(small, large, small.loopMillis(), large.loopMillis())))
                .orElse("");
    }

    private static double each(RoomCost small, RoomCost large, Spread before, Spread after) {
        return (after.at(50) - before.at(50))
                / (large.shape().phones() - small.shape().phones());
    }
}
