package org.parlour.wire.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Pcap;
import org.parlour.proof.Vectors;
import org.parlour.wire.rtp.RtpPacket;

/** The dialled number of RFC 4733 section 5, and what real telephones sent. */
class TelephoneEventsGoldenTest {
    private static final String FOLDER = "media/dtmf/";
    private static final int EVENT_PAYLOAD_TYPE = 101;

    @Test
    void hearsTheNumberOfRfc4733Section5() {
        Keypad pad = new Keypad();
        DialledNumber.PACKETS.forEach(packet -> pad.at(packet.millis())
                .packet(
                        packet.timestamp(),
                        packet.marker(),
                        Keypad.report(packet.face(), packet.end(), packet.ticks())));
        assertThat(pad.told()).isEqualTo("+9 -9:1600 +1 -1:2000 +1 -1:1760");
    }

    /** Each packet of the table alone missing, then each alone heard. */
    @Test
    void hearsTheNumberOfRfc4733Section5WhicheverPacketIsLost() {
        for (int lost = 0; lost < DialledNumber.PACKETS.size(); lost++) {
            Keypad pad = new Keypad();
            for (int i = 0; i < DialledNumber.PACKETS.size(); i++) {
                DialledNumber.Packet packet = DialledNumber.PACKETS.get(i);
                if (i != lost) {
                    pad.at(packet.millis())
                            .packet(
                                    packet.timestamp(),
                                    packet.marker(),
                                    Keypad.report(packet.face(), packet.end(), packet.ticks()));
                }
            }
            assertThat(pad.told()).as("without packet %d", lost).isEqualTo("+9 -9:1600 +1 -1:2000 +1 -1:1760");
        }
    }

    @Test
    void hearsEveryDigitOfTheCapturesOnce() throws IOException {
        int heard = 0;
        for (String line : Vectors.lines(FOLDER + "expected.tsv")) {
            String[] fields = line.split("\t", -1);
            if (fields[0].endsWith(".pcap")) {
                Capture capture = new Capture(Vectors.bytes(FOLDER + fields[0]));
                assertThat(capture.packets).as(fields[0]).isEqualTo(Integer.parseInt(fields[1]));
                assertThat(capture.digits()).as(fields[0]).isEqualTo(fields[3]);
                assertThat(capture.durations()).as(fields[0]).isEqualTo(fields[4]);
                heard += capture.digits().length();
            }
        }
        assertThat(heard).isEqualTo(52);
    }

    @Test
    void hearsThePublishedPacket() throws IOException {
        Capture capture = new Capture();
        capture.hear(Vectors.bytes(FOLDER + "aiortc_rtp_dtmf.bin"), 0);
        assertThat(capture.digits()).isEqualTo("1");
        assertThat(capture.durations()).isEqualTo("960E");
    }

    /** What one capture holds: all RTP packets counted, the events of each source heard. */
    private static final class Capture {
        private final Map<Integer, TelephoneEvents> ears = new TreeMap<>();
        private final List<KeyNews> news = new ArrayList<>();
        private final RtpPacket packet = new RtpPacket();
        private int packets;

        Capture() {}

        Capture(byte[] file) {
            long nanos = 0;
            for (Pcap.Datagram datagram : Pcap.datagrams(file)) {
                nanos = datagram.nanos();
                hear(datagram.payload(), nanos);
            }
            for (TelephoneEvents ear : ears.values()) {
                news.addAll(ear.onTime(nanos + 1_000_000_000L));
            }
        }

        void hear(byte[] datagram, long nanos) {
            assertThat(packet.wrap(datagram, 0, datagram.length)).isNull();
            packets++;
            if (packet.payloadType() == EVENT_PAYLOAD_TYPE) {
                TelephoneEvents ear = ears.computeIfAbsent(packet.ssrc(), ssrc -> new TelephoneEvents(8_000));
                int at = packet.payloadOffset();
                news.addAll(
                        ear.on(datagram, at, packet.payloadLengthBytes(), packet.timestamp(), packet.marker(), nanos));
            }
        }

        String digits() {
            return news.stream()
                    .filter(KeyNews.Pressed.class::isInstance)
                    .map(piece -> String.valueOf(piece.key().face()))
                    .collect(Collectors.joining());
        }

        String durations() {
            return news.stream()
                    .filter(KeyNews.Released.class::isInstance)
                    .map(KeyNews.Released.class::cast)
                    .map(released -> released.durationTicks() + (released.endHeard() ? "E" : ""))
                    .collect(Collectors.joining(";"));
        }
    }
}
