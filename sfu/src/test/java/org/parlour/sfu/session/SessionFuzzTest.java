package org.parlour.sfu.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sfu.peers.SimulatedRoom.SLOTS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.sfu.peers.Agreements;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.Handwriting;
import org.parlour.sfu.peers.Names;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.SimulatedRoom;
import org.parlour.sfu.peers.Stream;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.wire.rtcp.FullIntraRequest;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.Goodbye;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.sdp.BrowserOffers;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.SessionDescription;

/** Whoever was let in may describe anything, and encrypt anything. */
class SessionFuzzTest {
    private final SimulatedRoom room = new SimulatedRoom(Run.ofSeed(5), NetworkConditions.PERFECT);

    private static List<byte[]> bytes(String... texts) {
        List<byte[]> all = new ArrayList<>();
        for (String text : texts) {
            all.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    private void nothingIsLeft() {
        room.progress(Duration.ofMillis(20));
        assertThat(room.room().isEmpty()).isTrue();
        assertThat(room.ground().isBare()).as("%s", room.ground()).isTrue();
    }

    @Test
    void anyOfferIsAnsweredOrRefused() {
        Browser drawn = room.sit(1);
        List<byte[]> goldens = bytes(
                BrowserOffers.CHROMIUM,
                BrowserOffers.FIREFOX,
                Handwriting.CHROMIUM.offer(1, drawn.uplink().self()),
                Handwriting.FIREFOX.offer(1, drawn.uplink().self()));
        SessionDescription good =
                Browser.read(Handwriting.CHROMIUM.offer(1, drawn.uplink().self()));
        room.leave(1);
        int[] agreed = {0};

        Fuzz.storm("session-offer", goldens, input -> {
            if (Sdp.parse(new String(input, StandardCharsets.UTF_8)) instanceof Sdp.Parsed(var offer)) {
                Browser browser = room.sit(1);
                // As the first word, as the second, and once more after a good one.
                Negotiated first = browser.seat().publish(offer, room.nowNanos());
                agreed[0] += first instanceof Negotiated.Agreed ? 1 : 0;
                assertThat(browser.seat().publish(good, room.nowNanos())).isInstanceOf(Negotiated.Agreed.class);
                browser.seat().publish(offer, room.nowNanos());
                room.leave(1);
                nothingIsLeft();
            }
        });
        assertThat(agreed[0]).as("most wounds are none").isGreaterThan(100);
    }

    @Test
    void anyAnswerIsTakenOrRefused() {
        Browser drawn = room.sit(1);
        SessionDescription offer = drawn.offered(SLOTS);
        List<byte[]> goldens = bytes(
                BrowserOffers.FIREFOX_ANSWER,
                Handwriting.CHROMIUM.answer(offer, drawn.downlink().self()),
                Handwriting.FIREFOX.answer(offer, drawn.downlink().self()));
        SessionDescription good =
                Browser.read(Handwriting.CHROMIUM.answer(offer, drawn.downlink().self()));
        room.leave(1);
        int[] agreed = {0};

        Fuzz.storm("session-answer", goldens, input -> {
            if (Sdp.parse(new String(input, StandardCharsets.UTF_8)) instanceof Sdp.Parsed(var answer)) {
                Browser browser = room.sit(1);
                browser.offered(SLOTS);
                Negotiated first = browser.seat().received(answer, room.nowNanos());
                agreed[0] += first instanceof Negotiated.Agreed ? 1 : 0;
                assertThat(browser.seat().received(good, room.nowNanos())).isInstanceOf(Negotiated.Agreed.class);
                browser.seat().received(answer, room.nowNanos());
                room.leave(1);
                nothingIsLeft();
            }
        });
        assertThat(agreed[0]).as("most wounds are none").isGreaterThan(100);
    }

    @Test
    void anyPacketThatOpensIsForwardedOrDropped() {
        Browser doctor = room.connected(1).keepingQuiet();
        Browser patient = room.connected(2);
        doctor.show(new Showing(true, true, true, true));
        Stream voice = doctor.stream(Names.microphone(1), doctor.hand().opus());
        voice.level = 28;
        Stream picture = doctor.stream(Names.camera(1), doctor.hand().vp8());
        Stream named = doctor.stream(4_711, doctor.hand().vp8());
        named.mid = "2";
        byte[] frame = picture.next(new Pictures(1, 1, true, 0, 1).payload());
        byte[] h264 = doctor.stream(Names.camera(1), Agreements.H264).next(Pictures.hex("7c85b84000"));
        List<byte[]> goldens = List.of(
                voice.next(new byte[60]),
                frame,
                h264,
                named.next(new Pictures(1, 1, true, 0, 1).payload()),
                picture.padding(200),
                picture.next(new byte[1_440]),
                Stream.again(frame, doctor.hand().vp8Repair(), Names.cameraRepair(1), 7));
        patient.viewer().believesAnything();

        Fuzz.storm("session-rtp", goldens, input -> {
            doctor.uplink().send(input);
            room.progress(Duration.ofMillis(1));
        });

        room.progress(Duration.ofSeconds(1));
        assertThat(doctor.isConnected()).isTrue();
        assertThat(patient.isConnected()).isTrue();
        room.end();
    }

    private static byte[] written(RtcpPacket... packets) {
        int lengthBytes = 0;
        for (RtcpPacket packet : packets) {
            lengthBytes += packet.lengthBytes();
        }
        byte[] bytes = new byte[lengthBytes];
        int at = 0;
        for (RtcpPacket packet : packets) {
            packet.writeTo(bytes, at);
            at += packet.lengthBytes();
        }
        return bytes;
    }

    @Test
    void anythingThatIsSaidIsHeardOrPassedOver() {
        Browser doctor = room.connected(1);
        Browser patient = room.connected(2);
        room.progress(Duration.ofSeconds(1));
        int slot = patient.viewer().screens().getFirst().ssrc();
        ReportBlock block = new ReportBlock(slot, 1, 2, 3, 4, 5, 6);
        List<byte[]> goldens = List.of(
                written(new SenderReport(Names.camera(1), 1L << 40, 5, 6, 7, List.of(block))),
                written(new ReceiverReport(9, List.of(block)), GenericNack.of(9, slot, 1, 2, 30, 400)),
                written(new PictureLossIndication(9, slot)),
                written(new FullIntraRequest(9, List.of(new FullIntraRequest.Entry(slot, 3)))),
                written(Goodbye.of(Names.camera(1))));
        patient.viewer().believesAnything();

        Fuzz.storm("session-rtcp", goldens, input -> {
            doctor.uplink().send(input);
            patient.downlink().send(input);
            room.progress(Duration.ofMillis(1));
        });

        assertThat(doctor.isConnected()).isTrue();
        assertThat(patient.isConnected()).isTrue();
        room.end();
    }
}
