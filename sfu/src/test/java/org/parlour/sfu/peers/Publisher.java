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

/** What a browser publishes: a voice every 20 ms, pictures every 66 ms; it answers NACK and PLI. */
public final class Publisher {
    /** The first byte of what a microphone says, and of what a shared screen plays. */
    static final byte VOICE = 0x78;

    static final byte SHARED = 0x79;

    private static final int CLOCK_90 = 90;
    private static final long SOUND_NANOS = 20_000_000L;
    private static final long PICTURE_NANOS = 66_000_000L;
    private static final long REPORT_NANOS = 1_000_000_000L;
    private static final long UNIX_NANOS_AT_ZERO = 1_700_000_000_000_000_000L;
    private static final int SOFT = 85;
    private static final int MUSIC = 40;
    private static final int PARTS = 3;
    private static final int KEPT_PACKETS = 1000;

    private final int person;
    private final Handwriting hand;
    private final Consumer<byte[]> uplink;
    private final RandomGenerator chance;
    private final Stream sound;
    private final Stream shared;
    private final Film camera;
    private final Film screen;
    private final RtpPacket view = new RtpPacket();
    private int transportSequence;
    private int spoken;
    private boolean started;
    private long soundNanos;
    private long pictureNanos;
    private long reportNanos;
    private int level = SOFT;
    private boolean plays;

    private final List<TransportFeedback> feedback = new ArrayList<>();
    private final List<ReceiverReport> reports = new ArrayList<>();
    private int repaired;
    private int nacks;
    private int keyFrameWishes;

    /** One source of pictures. */
    private final class Film {
        private final Stream stream;
        private final int repairSsrc;
        private final int firstNumber;
        private final Map<Integer, byte[]> sent = new HashMap<>();
        private int repairSequence = chance.nextInt(1 << 15);
        private int pictureId = chance.nextInt(1 << 15);
        private int frame;
        private int keyFrames;
        private boolean on;
        private boolean keyFrameDue = true;

        private Film(int ssrc, int repairSsrc, int firstNumber) {
            this.stream = stream(ssrc, hand.vp8);
            this.repairSsrc = repairSsrc;
            this.firstNumber = firstNumber;
        }

        private void on(boolean now) {
            keyFrameDue |= now && !on;
            on = now;
        }

        private void show() {
            stream.timestamp += 66 * CLOCK_90;
            if (!on) {
                return;
            }
            frame++;
            pictureId++;
            boolean key = keyFrameDue;
            keyFrameDue = false;
            keyFrames += key ? 1 : 0;
            for (int part = 0; part < PARTS; part++) {
                Pictures content = new Pictures(person, firstNumber + frame, key, part, PARTS);
                stream.marker = part == PARTS - 1;
                int sequence = stream.sequence & 0xFFFF;
                byte[] packet = put(stream, content.payload(pictureId, pictureId, keyFrames));
                sent.put(sequence, packet);
                sent.remove((sequence - KEPT_PACKETS) & 0xFFFF);
            }
            // Chromium probes between pictures.
            if (chance.nextInt(40) == 0) {
                stream.transportSequence = transportSequence++;
                uplink.accept(stream.padding(20));
            }
        }

        private void heard(RtcpPacket packet) {
            if (packet instanceof PictureLossIndication loss && loss.mediaSsrc() == stream.ssrc) {
                keyFrameDue = true;
            } else if (packet instanceof FullIntraRequest request) {
                keyFrameDue |= request.entries().stream().anyMatch(entry -> entry.ssrc() == stream.ssrc);
            } else if (packet instanceof GenericNack nack && nack.mediaSsrc() == stream.ssrc) {
                nack.forEachLost(this::again);
            }
        }

        private void again(int sequence) {
            byte[] packet = sent.get(sequence);
            if (packet != null) {
                repaired++;
                byte[] repair = packet.clone();
                view.wrap(repair, 0, repair.length);
                long element = RtpExtensions.find(view, hand.transportId);
                TransportSequence.write(repair, ExtensionElement.offset(element), transportSequence++);
                uplink.accept(Stream.again(repair, hand.vp8Repair, repairSsrc, repairSequence++));
            }
        }
    }

    public Publisher(int person, Handwriting hand, Consumer<byte[]> uplink, RandomGenerator chance) {
        this.person = person;
        this.hand = hand;
        this.uplink = uplink;
        this.chance = chance;
        this.sound = stream(Names.microphone(person), hand.opus);
        this.shared = stream(Names.screenSound(person), hand.opus);
        this.camera = new Film(Names.camera(person), Names.cameraRepair(person), 0);
        this.screen = new Film(Names.screen(person), Names.screenRepair(person), Pictures.FIRST_OF_A_SCREEN);
    }

    private Stream stream(int ssrc, int payloadType) {
        Stream stream = new Stream(ssrc, payloadType, chance.nextInt(1 << 16), chance.nextInt());
        stream.hand = hand;
        return stream;
    }

    /** The way is open: from now on it sends. */
    public void start(long nowNanos) {
        if (!started) {
            started = true;
            soundNanos = nowNanos + chance.nextLong(SOUND_NANOS);
            pictureNanos = nowNanos + chance.nextLong(PICTURE_NANOS);
            reportNanos = nowNanos + 200_000_000L;
        }
    }

    public void level(int minusDbov) {
        level = minusDbov;
    }

    public void cameraOn(boolean on) {
        camera.on(on);
    }

    public void screenOn(boolean on) {
        screen.on(on);
    }

    public void screenPlays(boolean on) {
        plays = on;
    }

    public void onDeadline(long nowNanos) {
        if (!started) {
            return;
        }
        while (soundNanos <= nowNanos) {
            soundNanos += SOUND_NANOS;
            speak();
        }
        while (pictureNanos <= nowNanos) {
            pictureNanos += PICTURE_NANOS;
            camera.show();
            screen.show();
        }
        if (reportNanos <= nowNanos) {
            reportNanos += REPORT_NANOS;
            report(nowNanos);
        }
    }

    private void speak() {
        spoken++;
        sound.level = level;
        sound.timestamp += 960;
        put(sound, said(VOICE, level));
        shared.timestamp += 960;
        if (plays) {
            shared.level = MUSIC;
            put(shared, said(SHARED, MUSIC));
        }
    }

    private byte[] said(byte what, int loud) {
        return new byte[] {what, (byte) person, (byte) loud, (byte) (spoken >> 16), (byte) (spoken >> 8), (byte) spoken
        };
    }

    private byte[] put(Stream stream, byte[] payload) {
        stream.transportSequence = transportSequence;
        byte[] packet = stream.next(payload);
        transportSequence = stream.transportSequence;
        uplink.accept(packet);
        return packet;
    }

    private void report(long nowNanos) {
        long ntp = NtpTime.fromUnixNanos(UNIX_NANOS_AT_ZERO + nowNanos);
        for (Stream stream : List.of(sound, camera.stream, screen.stream, shared)) {
            send(new SenderReport(stream.ssrc, ntp, stream.timestamp, 1, 1, List.of()));
        }
    }

    private void send(RtcpPacket packet) {
        byte[] datagram = new byte[packet.lengthBytes()];
        packet.writeTo(datagram, 0);
        uplink.accept(datagram);
    }

    /** What the room says to the publisher. */
    public void heard(RtcpPacket packet) {
        camera.heard(packet);
        screen.heard(packet);
        nacks += packet instanceof GenericNack ? 1 : 0;
        keyFrameWishes += packet instanceof PictureLossIndication || packet instanceof FullIntraRequest ? 1 : 0;
        if (packet instanceof TransportFeedback arrivals) {
            feedback.add(arrivals);
        } else if (packet instanceof ReceiverReport report) {
            reports.add(report);
        }
    }

    /** Of the camera. */
    public int keyFrames() {
        return camera.keyFrames;
    }

    public int screenKeyFrames() {
        return screen.keyFrames;
    }

    public int repaired() {
        return repaired;
    }

    /** Messages that asked for what was lost. */
    public int nacks() {
        return nacks;
    }

    /** Messages that asked for a key frame, of whatever it shows. */
    public int keyFrameWishes() {
        return keyFrameWishes;
    }

    public int transportPackets() {
        return transportSequence;
    }

    public List<TransportFeedback> feedback() {
        return feedback;
    }

    public List<ReceiverReport> reports() {
        return reports;
    }
}
