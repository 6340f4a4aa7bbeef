package org.parlour.callers.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.rtp.RtpPacket;

/** The doctor talks and the patient listens, while something else goes on; all on the thread that asks for it. */
final class TalkOfTwo implements AutoCloseable {
    private static final long SOUND_NANOS = 20_000_000L;
    private static final long CHECK_NANOS = 2_000_000_000L;
    private static final int SOUND_BYTES = 80;
    private static final int LOUD = 30;

    private final SyntheticBrowser doctor;
    private final SyntheticBrowser patient;
    private final Uplink uplink;
    private final Downlink downlink;
    private long dueNanos = System.nanoTime();
    private long checkDueNanos = dueNanos;
    private long said;
    private long heard;
    private long missing;
    private long longestNanos;
    private int sequence = -1;

    private TalkOfTwo(SyntheticBrowser doctor, SyntheticBrowser patient) throws IOException {
        this.doctor = doctor;
        this.patient = patient;
        this.uplink = Uplink.of(doctor, new Random(1));
        this.downlink = Downlink.of(patient, 1, this::heard);
    }

    static TalkOfTwo begin(CoreHouse house, RoomId room) throws IOException {
        return new TalkOfTwo(
                house.join(room, 1, SlotCount.USUAL, new QuietEvents()),
                house.join(room, 2, SlotCount.USUAL, new QuietEvents()));
    }

    private void heard(RtpPacket packet, long nowNanos) {
        if (packet.csrcCount() != 1 || packet.csrc(0) != doctor.person()) {
            // What others say, and whether it makes sense, is another question.
            return;
        }
        missing += sequence < 0 ? 0 : (packet.sequenceNumber() - sequence - 1) & 0xFFFF;
        sequence = packet.sequenceNumber();
        longestNanos = Math.max(longestNanos, nowNanos - Stamp.sentNanos(packet));
        heard++;
    }

    /** Says and hears what is due. */
    void go() {
        try {
            long nowNanos = System.nanoTime();
            for (; dueNanos <= nowNanos; dueNanos += SOUND_NANOS) {
                uplink.speak(SOUND_BYTES, LOUD, System.nanoTime());
                said++;
            }
            if (checkDueNanos <= nowNanos) {
                checkDueNanos = nowNanos + CHECK_NANOS;
                doctor.check();
                patient.check();
            }
            downlink.read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Goes on for so long. */
    void go(Duration time) throws InterruptedException {
        long endNanos = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < endNanos) {
            go();
            CoreHouse.pass(Duration.ofMillis(1));
        }
    }

    /** Says nothing more, and waits for what is on its way. */
    boolean isHeardWhole(Duration atMost) throws InterruptedException {
        dueNanos = Long.MAX_VALUE;
        return CoreHouse.await(atMost, () -> {
            go();
            return heard == said && missing == 0;
        });
    }

    /** Where the house is: {@code udp} or {@code tcp}. */
    InetSocketAddress place(String transport) {
        return doctor.uplink().place(transport);
    }

    long said() {
        return said;
    }

    Duration longest() {
        return Duration.ofNanos(longestNanos);
    }

    @Override
    public void close() throws IOException {
        doctor.leave();
        patient.leave();
        doctor.close();
        patient.close();
    }

    @Override
    public String toString() {
        return "said %d, heard %d, missing %d, the slowest %d ms"
                .formatted(said, heard, missing, longest().toMillis());
    }
}
