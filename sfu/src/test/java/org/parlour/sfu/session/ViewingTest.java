package org.parlour.sfu.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sfu.peers.SimulatedRoom.SLOTS;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.SimulatedRoom;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.SsrcAttribute;

/** What a browser is offered to receive, what fills its slots, and what the page is told of it. */
class ViewingTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final SimulatedRoom room = new SimulatedRoom(Run.ofSeed(4), NetworkConditions.PERFECT);

    @AfterEach
    void nothingIsLeft() {
        room.end();
    }

    private static List<String> slots(SessionDescription offer) {
        return offer.media().stream()
                .map(line -> line.mid() + line.all(SsrcAttribute.class))
                .toList();
    }

    @Test
    void slotsStayWhatTheyAreHoweverOftenTheyAreOffered() {
        Browser student = room.sit(1);
        SessionDescription first = student.offered(new SlotCount(2, 3));

        assertThat(first.media()).extracting(MediaDescription::mid).containsExactly("a0", "a1", "v0", "v1", "v2");
        assertThat(slots(student.offered(new SlotCount(4, 9)))).isEqualTo(slots(first));
        student.renewDownlink();
        assertThat(slots(student.offered(new SlotCount(1, 0)))).isEqualTo(slots(first));
        assertThat(room.ground().demux().ufrags())
                .as("a ticket that was never used is worth nothing")
                .isOne();
    }

    @Test
    void everyOfferCountsOn() {
        Browser student = room.sit(1);
        SessionDescription first = student.offered(SLOTS);
        SessionDescription second = student.offered(SLOTS);

        assertThat(second.origin().sessionId()).isEqualTo(first.origin().sessionId());
        assertThat(second.origin().version()).isEqualTo(first.origin().version() + 1);
    }

    @Test
    void pageIsToldOfAllSlotsWheneverOneChanges() {
        Browser student = room.connected(1);
        assertThat(student.slots()).extracting(SlotView::mid).containsExactly("v0", "v1", "v2", "v3");
        assertThat(student.tiles()).isEmpty();

        Browser doctor = room.connected(2);
        room.progressUntil("it is shown", () -> student.tiles().contains(doctor.camera()), SOON);
        doctor.show(new Showing(true, false, false, false));
        assertThat(student.tiles()).isEmpty();
        assertThat(student.slots()).hasSize(4);
    }

    @Test
    void hiddenPageGetsNoPictureAndAllOfThemWhenItIsBack() {
        Browser student = room.connected(1);
        Browser doctor = room.connected(2);
        room.progressUntil("it is shown", () -> student.tiles().contains(doctor.camera()), SOON);

        student.wish(new VideoWish(List.of(), List.of(), true, 0));
        assertThat(student.tiles()).isEmpty();
        int keyFrames = doctor.publisher().keyFrames();
        room.progress(SOON);
        assertThat(doctor.publisher().keyFrames()).isEqualTo(keyFrames);

        student.wish(VideoWish.SPEAKERS);
        room.progressUntil("it is shown", () -> student.tiles().contains(doctor.camera()), SOON);
    }

    @Test
    void wishThatCameBeforeTheLineHolds() {
        Browser doctor = room.connected(2);
        Browser nurse = room.connected(3);
        Browser student = room.sit(1);
        student.wish(new VideoWish(List.of(nurse.camera()), List.of(), false, 4));
        student.connect(SLOTS);

        room.progress(SOON);

        assertThat(student.tiles()).containsExactly(nurse.camera()).doesNotContain(doctor.camera());
    }

    @Test
    void nothingIsSentToWhoHasNotShakenHands() {
        room.connected(2);
        room.ground().handshakeTakes(Duration.ofSeconds(2).toNanos());
        Browser student = room.join(1);

        room.progress(SOON);

        assertThat(student.viewer().heardVoices()).isZero();
        assertThat(student.slots()).isEmpty();
        room.progressUntil("it hears", () -> student.viewer().heardVoices() > 0, Duration.ofSeconds(3));
    }

    @Test
    void slotThatTheBrowserRefusedIsNotThere() {
        Browser doctor = room.connected(2);
        Browser student = room.sit(1);
        SessionDescription offer = student.offered(SLOTS);
        String answer = student.hand().answer(offer, student.downlink().self());
        int last = answer.lastIndexOf("m=video 9");
        String without = answer.substring(0, last) + "m=video 0 UDP/TLS/RTP/SAVPF 100\nc=IN IP4 0.0.0.0\na=mid:v3\n";

        assertThat(student.seat().received(Browser.read(without), room.nowNanos()))
                .isInstanceOf(Negotiated.Agreed.class);

        room.progressUntil("it is shown", () -> student.tiles().contains(doctor.camera()), SOON);
        assertThat(student.slots()).extracting(SlotView::mid).containsExactly("v0", "v1", "v2");
    }

    @Test
    void whatABrowserSendsWhereItReceivesIsNotHeard() {
        Browser doctor = room.connected(1);
        Browser patient = room.connected(2);
        room.progress(SOON);
        doctor.keepingQuiet();
        room.progress(Duration.ofMillis(100));
        long voices = patient.viewer().heardVoices();

        doctor.downlink().send(doctor.stream(1 << 8 | 1, doctor.hand().opus()).next(new byte[] {0x78, 1, 0}));
        room.progress(Duration.ofMillis(100));

        assertThat(patient.viewer().heardVoices()).isEqualTo(voices);
        assertThat(doctor.seat().statistics().unknownStreams()).isOne();
    }

    @Test
    void reportsOfSlotsTellTheTimeOfTheHouse() {
        room.connected(1);
        Browser patient = room.connected(2);
        room.progress(Duration.ofSeconds(4));

        assertThat(patient.viewer().reports()).hasSizeGreaterThan(6);
    }
}
