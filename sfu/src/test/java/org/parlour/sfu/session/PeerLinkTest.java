package org.parlour.sfu.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sfu.peers.SimulatedRoom.SLOTS;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.PeerConnection;
import org.parlour.sfu.peers.SimulatedRoom;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.wire.sdp.SessionDescription;

/** One PeerConnection: how it begins, breaks, moves, begins anew and ends, while people talk. */
class PeerLinkTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final long MILLI = 1_000_000L;

    private final SimulatedRoom room =
            new SimulatedRoom(Run.ofSeed(1), NetworkConditions.PERFECT.withDelay(Duration.ofMillis(5)));
    private final Browser doctor = room.connected(1);
    private final Browser patient = room.connected(2);

    @AfterEach
    void nothingIsLeft() {
        room.end();
    }

    private void awaitVoice(Browser listener, Browser speaker) {
        long sinceNanos = room.nowNanos();
        room.progressUntil(
                listener + " hears " + speaker,
                () -> listener.viewer().heardNanos(speaker.person()) > sinceNanos + 40 * MILLI,
                SOON);
    }

    /** The longest time that nobody said anything to the listener while this went on. */
    private long longestPauseMillis(Browser listener, Browser speaker, Duration span) {
        long endNanos = room.nowNanos() + span.toNanos();
        long longestNanos = 0;
        while (room.nowNanos() < endNanos) {
            room.progress(SimulatedRoom.BEAT);
            longestNanos =
                    Math.max(longestNanos, room.nowNanos() - listener.viewer().heardNanos(speaker.person()));
        }
        return longestNanos / MILLI;
    }

    @Test
    void handshakeThatOutrunsTheAnswerWaitsForIt() {
        Browser student = room.sit(3);
        SessionDescription offer = student.offered(SLOTS);
        room.progress(Duration.ofMillis(500));
        assertThat(student.downlink().isAnswered()).isTrue();
        assertThat(room.ground().handshakesBegun()).as("with a stranger").isEqualTo(4);

        student.answer(offer);

        room.progressUntil("it is secured", () -> student.downlink().isOpen(), Duration.ofMillis(50));
        awaitVoice(student, doctor);
    }

    @Test
    void mediaGoesOnWhileIceRestarts() {
        awaitVoice(patient, doctor);
        int handshakes = room.ground().handshakesBegun();
        doctor.restart(SLOTS);
        patient.restart(SLOTS);

        assertThat(longestPauseMillis(patient, doctor, Duration.ofSeconds(3))).isLessThan(60);
        assertThat(room.ground().handshakesBegun()).isEqualTo(handshakes);
        assertThat(room.ground().demux().ufrags())
                .as("old tickets are worth nothing")
                .isEqualTo(4);
        assertThat(patient.lines(Direction.DOWNLINK)).containsExactly(LineState.CONNECTED);
    }

    @Test
    void whoMovesIsHeardFromTheNewAddressAtOnce() {
        awaitVoice(patient, doctor);
        doctor.move();
        patient.move();

        assertThat(longestPauseMillis(patient, doctor, Duration.ofSeconds(2))).isLessThan(80);
    }

    @Test
    void anotherCertificateIsAnotherPeerConnectionOnTheSameSeat() {
        awaitVoice(patient, doctor);
        PeerConnection before = doctor.renewUplink();
        doctor.publish();

        room.progressUntil("it is secured", () -> doctor.uplink().isOpen(), SOON);
        awaitVoice(patient, doctor);
        room.progressUntil("a picture comes", () -> seesNow(patient, doctor), SOON);

        assertThat(doctor.lines(Direction.UPLINK)).containsExactly(LineState.CONNECTED, LineState.CONNECTED);
        assertThat(room.ground().handshakesAlive()).isEqualTo(4);
        long heard = patient.viewer().heardVoices();
        before.send(doctor.stream(77, doctor.hand().opus()).next(new byte[] {0x78, 1, 0}));
        room.progress(SimulatedRoom.BEAT);
        assertThat(patient.viewer().heardVoices()).isLessThanOrEqualTo(heard + 1);
    }

    private boolean seesNow(Browser viewer, Browser shown) {
        var screen = viewer.sees(shown.person());
        return screen != null && room.nowNanos() - screen.shownNanos() < 100 * MILLI;
    }

    @Test
    void anotherWindowOfTheSameSeatIsShownEverythingAnew() {
        room.progressUntil("a picture comes", () -> seesNow(patient, doctor), SOON);
        int keyFrames = doctor.publisher().keyFrames();
        patient.renewDownlink();
        patient.receive(SLOTS);

        room.progressUntil("it is secured", () -> patient.downlink().isOpen(), SOON);
        assertThat(patient.tiles()).as("a decoder that knows nothing").isEmpty();
        room.progressUntil("its slot is filled", () -> patient.tiles().contains(doctor.camera()), SOON);
        room.progressUntil("a picture comes", () -> seesNow(patient, doctor), SOON);
        assertThat(doctor.publisher().keyFrames()).isEqualTo(keyFrames + 1);
        assertThat(patient.lines(Direction.DOWNLINK)).containsExactly(LineState.CONNECTED, LineState.CONNECTED);
    }

    @Test
    void whoFallsSilentIsWaitedForThenGoneAndMayComeAgain() {
        doctor.uplink().away(true);
        doctor.downlink().away(true);
        room.progress(Duration.ofSeconds(15));
        assertThat(doctor.lines(Direction.UPLINK)).containsExactly(LineState.CONNECTED, LineState.RECONNECTING);
        room.progress(Duration.ofSeconds(20));
        assertThat(doctor.lines(Direction.UPLINK)).endsWith(LineState.RECONNECTING, LineState.GONE);
        assertThat(doctor.lines(Direction.DOWNLINK)).endsWith(LineState.RECONNECTING, LineState.GONE);
        assertThat(room.ground().demux().paths()).as("the patient's only").isEqualTo(2);
        assertThat(room.ground().handshakesAlive()).isEqualTo(2);

        doctor.renewUplink();
        doctor.renewDownlink();
        doctor.connect(SLOTS);

        room.progressUntil("both lines are open", doctor::isConnected, SOON);
        awaitVoice(patient, doctor);
        awaitVoice(doctor, patient);
        room.progressUntil("a picture comes", () -> seesNow(doctor, patient), SOON);
        room.progressUntil("a picture comes", () -> seesNow(patient, doctor), SOON);
    }

    @Test
    void whoComesBackInTimeGoesOn() {
        int handshakes = room.ground().handshakesBegun();
        doctor.uplink().away(true);
        room.progress(Duration.ofSeconds(20));
        doctor.uplink().away(false);
        awaitVoice(patient, doctor);

        assertThat(doctor.lines(Direction.UPLINK))
                .containsExactly(LineState.CONNECTED, LineState.RECONNECTING, LineState.CONNECTED);
        assertThat(room.ground().handshakesBegun()).isEqualTo(handshakes);
    }

    @Test
    void viewerWhoIsGoneCostsNobodyAKeyFrame() {
        room.progressUntil("a picture comes", () -> seesNow(patient, doctor), SOON);
        patient.downlink().close();
        room.progressUntil("it is gone", () -> patient.lines(Direction.DOWNLINK).contains(LineState.GONE), SOON);
        int keyFrames = doctor.publisher().keyFrames();
        doctor.show(new BrowserSeat.Showing(true, true, true, false));

        room.progress(Duration.ofSeconds(5));

        assertThat(doctor.publisher().keyFrames()).isEqualTo(keyFrames);
        assertThat(doctor.publisher().screenKeyFrames())
                .as("the first one only")
                .isOne();
    }

    @Test
    void closedPageIsGoneAtOnce() {
        doctor.uplink().close();

        room.progressUntil("it is gone", () -> doctor.lines(Direction.UPLINK).contains(LineState.GONE), SOON);
        assertThat(room.ground().handshakesAlive()).isEqualTo(3);
        assertThat(room.ground().demux().paths()).isEqualTo(3);
        assertThat(room.ground().demux().ufrags()).isEqualTo(3);
    }

    @Test
    void leavingInTheMiddleOfAHandshakeLeavesNothing() {
        room.ground().handshakeTakes(200 * MILLI);
        Browser student = room.join(3);
        room.progressUntil("it shakes hands", () -> room.ground().handshakesBegun() > 4, SOON);
        room.leave(3);

        room.progress(SOON);

        assertThat(student.isConnected()).isFalse();
        assertThat(student.lines(Direction.UPLINK)).isEmpty();
        assertThat(room.ground().handshakesAlive()).isEqualTo(4);
        assertThat(room.ground().demux().ufrags()).isEqualTo(4);
    }

    @Test
    void certificateThatTheOfferDoesNotNameIsRefused() {
        Browser student = room.sit(3);
        String offer = student.hand().offer(3, student.uplink().self());
        String foreign = offer.replaceAll("sha-256 ..", "sha-256 00").replaceAll("sha-256 00:..", "sha-256 00:00");
        assertThat(student.publish(foreign)).isInstanceOf(Negotiated.Agreed.class);

        room.progressUntil("it is gone", () -> student.lines(Direction.UPLINK).contains(LineState.GONE), SOON);
        assertThat(student.lines(Direction.UPLINK)).containsExactly(LineState.GONE);
        assertThat(room.ground().demux().ufrags()).isEqualTo(4);

        student.renewUplink();
        student.publish();
        room.progressUntil("it is secured", () -> student.uplink().isOpen(), SOON);
    }

    @Test
    void offerThatNobodyFollowsIsForgotten() {
        Browser student = room.sit(3);
        student.offered(SLOTS);
        student.downlink().away(true);

        room.progress(Duration.ofSeconds(40));

        assertThat(student.lines(Direction.DOWNLINK)).containsExactly(LineState.GONE);
        assertThat(room.ground().demux().ufrags()).isEqualTo(4);
    }
}
