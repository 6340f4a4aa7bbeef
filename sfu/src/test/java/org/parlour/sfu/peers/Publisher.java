package org.parlour.sfu.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.parlour.wire.rtcp.FullIntraRequest;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtcp.TransportFeedback;
import org.parlour.wire.rtp.ExtensionElement;
import org.parlour.wire.rtp.RtpExtensions;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.TransportSequence;

/** A browser that publishes: a voice every 20 ms, a picture every 66 ms; it answers NACK and PLI. */
public final class Publisher {
    private static final int CLOCK_90 = 90;
    private static final long SOUND_NANOS = 20_000_000L;
    private static final long PICTURE_NANOS = 66_000_000L;
    private static final long REPORT_NANOS = 1_000_000_000L;
    private static final long UNIX_NANOS_AT_ZERO = 1_700_000_000_000_000_000L;
    private static final int SOFT = 85;
    private static final int PARTS = 3;
    private static final int KEPT_PACKETS = 1000;

    private final int person;
    private final Consumer<byte[]> uplink;
    private final RandomGenerator chance;
    private final Stream sound;
    private final Stream picture;
    private final Map<Integer, byte[]> sent = new HashMap<>();
    private final RtpPacket view = new RtpPacket();
    private int repairSequence = 4_000;
    private int transportSequence;
    private int pictureId;
    private int frame;
    private int spoken;
    private boolean keyFrameDue = true;
    private long soundNanos;
    private long pictureNanos;
    private long reportNanos;
    private int level = SOFT;
    private boolean cameraOn = true;

    private final List<TransportFeedback> feedback = new ArrayList<>();
    private final List<ReceiverReport> reports = new ArrayList<>();
    private int keyFrames;
    private int repaired;

    public Publisher(int person, Consumer<byte[]> uplink, RandomGenerator chance, long nowNanos) {
        this.person = person;
        this.uplink = uplink;
        this.chance = chance;
        this.sound = new Stream(Names.microphone(person), Agreements.OPUS, chance.nextInt(1 << 16), chance.nextInt());
        this.picture = new Stream(Names.camera(person), Agreements.VP8, chance.nextInt(1 << 16), chance.nextInt());
        this.pictureId = chance.nextInt(1 << 15);
        this.soundNanos = nowNanos + chance.nextLong(SOUND_NANOS);
        this.pictureNanos = nowNanos + chance.nextLong(PICTURE_NANOS);
        this.reportNanos = nowNanos + 200_000_000L;
    }

    public void level(int minusDbov) {
        level = minusDbov;
    }

    public void cameraOn(boolean on) {
        keyFrameDue |= on && !cameraOn;
        cameraOn = on;
    }

    public long nextDeadlineNanos() {
        return Math.min(soundNanos, Math.min(pictureNanos, reportNanos));
    }

    public void onDeadline(long nowNanos) {
        while (soundNanos <= nowNanos) {
            soundNanos += SOUND_NANOS;
            speak();
        }
        while (pictureNanos <= nowNanos) {
            pictureNanos += PICTURE_NANOS;
            show();
        }
        if (reportNanos <= nowNanos) {
            reportNanos += REPORT_NANOS;
            report(nowNanos);
        }
    }

    private void speak() {
        sound.level = level;
        sound.transportSequence = transportSequence++;
        sound.timestamp += 960;
        sound.marker = false;
        spoken++;
        uplink.accept(sound.next(
                (byte) 0x78, (byte) person, (byte) level, (byte) (spoken >> 16), (byte) (spoken >> 8), (byte) spoken));
    }

    private void show() {
        picture.timestamp += 66 * CLOCK_90;
        if (!cameraOn) {
            return;
        }
        frame++;
        pictureId++;
        boolean key = keyFrameDue;
        keyFrameDue = false;
        keyFrames += key ? 1 : 0;
        for (int part = 0; part < PARTS; part++) {
            Pictures content = new Pictures(person, frame, key, part, PARTS);
            picture.marker = part == PARTS - 1;
            int sequence = picture.sequence & 0xFFFF;
            byte[] packet = put(picture, content.payload(pictureId, pictureId, keyFrames));
            sent.put(sequence, packet);
            sent.remove((sequence - KEPT_PACKETS) & 0xFFFF);
        }
        // Chromium probes between pictures.
        if (chance.nextInt(40) == 0) {
            picture.transportSequence = transportSequence++;
            uplink.accept(picture.padding(20));
        }
    }

    private byte[] put(Stream stream, byte[] payload) {
        stream.transportSequence = transportSequence++;
        byte[] packet = stream.next(payload);
        uplink.accept(packet);
        return packet.clone();
    }

    private void report(long nowNanos) {
        long ntp = NtpTime.fromUnixNanos(UNIX_NANOS_AT_ZERO + nowNanos);
        send(new SenderReport(sound.ssrc, ntp, sound.timestamp, 1, 1, List.of()));
        send(new SenderReport(picture.ssrc, ntp, picture.timestamp, 1, 1, List.of()));
    }

    private void send(RtcpPacket packet) {
        byte[] datagram = new byte[packet.lengthBytes()];
        packet.writeTo(datagram, 0);
        uplink.accept(datagram);
    }

    /** What the room says to the publisher. */
    public void heard(RtcpPacket packet) {
        if (packet instanceof PictureLossIndication loss && loss.mediaSsrc() == picture.ssrc) {
            keyFrameDue = true;
        } else if (packet instanceof FullIntraRequest) {
            keyFrameDue = true;
        } else if (packet instanceof GenericNack nack && nack.mediaSsrc() == picture.ssrc) {
            nack.forEachLost(this::again);
        } else if (packet instanceof TransportFeedback arrivals) {
            feedback.add(arrivals);
        } else if (packet instanceof ReceiverReport report) {
            reports.add(report);
        }
    }

    private void again(int sequence) {
        byte[] packet = sent.get(sequence);
        if (packet != null) {
            repaired++;
            byte[] repair = packet.clone();
            view.wrap(repair, 0, repair.length);
            long element = RtpExtensions.find(view, Agreements.TRANSPORT_ID);
            TransportSequence.write(repair, ExtensionElement.offset(element), transportSequence++);
            uplink.accept(Stream.again(repair, Agreements.VP8_REPAIR, Names.cameraRepair(person), repairSequence++));
        }
    }

    public int keyFrames() {
        return keyFrames;
    }

    public int repaired() {
        return repaired;
    }

    public int transportPackets() {
        return transportSequence;
    }

    public int pictures() {
        return frame;
    }

    public List<TransportFeedback> feedback() {
        return feedback;
    }

    public List<ReceiverReport> reports() {
        return reports;
    }
}
