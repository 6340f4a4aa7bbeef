package org.parlour.callers.synthetic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.random.RandomGenerator;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtp.AudioLevel;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.rtp.TransportSequence;

/**
 * Speaks and shows as a browser does, each packet stamped: who sent it, and when. It makes no garbage, because it is
 * measured beside what it drives.
 */
public final class Uplink {
    /** What is written into a packet for the last step: encryption, or none. */
    public interface Seal {
        /** In place; the length of what is to be sent. */
        int seal(byte[] packet, int offset, int lengthBytes);
    }

    private static final int ROOM_BYTES = 1_500;
    private static final int PICTURE_PACKETS = 8;
    private static final int SOUND_TICKS = 960;
    private static final long SOUND_NANOS = 20_000_000L;
    private static final int PICTURE_TICKS = 3_000;

    private final int person;
    private final DatagramChannel channel;
    private final Seal seal;
    private final byte[] packet = new byte[ROOM_BYTES];
    private final ByteBuffer datagram = ByteBuffer.wrap(packet);
    private final RtpHeaderWriter header = new RtpHeaderWriter();
    private int soundSequence;
    private int soundTimestamp;
    private int pictureSequence;
    private int pictureTimestamp;
    private int part;
    private int picture;
    private int transportSequence;
    private boolean keyFrame = true;

    public Uplink(int person, DatagramChannel channel, Seal seal, RandomGenerator chance) {
        this.person = person;
        this.channel = channel;
        this.seal = seal;
        this.soundSequence = chance.nextInt(1 << 15);
        this.pictureSequence = chance.nextInt(1 << 15);
        this.soundTimestamp = chance.nextInt();
        this.pictureTimestamp = chance.nextInt();
    }

    /** Of somebody in a room. */
    public static Uplink of(SyntheticBrowser browser, RandomGenerator chance) {
        BrowserLink link = browser.uplink();
        return new Uplink(browser.person(), link.channel(), link.sender()::protect, chance);
    }

    /** The next picture is one that builds upon no other. */
    public void keyFrameDue() {
        keyFrame = true;
    }

    /** How many pictures have begun. */
    public int pictures() {
        return picture;
    }

    /** One packet of voice, so many bytes before the last step. */
    public void speak(int lengthBytes, int levelMinusDbov, long nowNanos) throws IOException {
        begin(false, BrowserTexts.OPUS, soundSequence++, soundTimestamp, BrowserTexts.ssrc(person, 0));
        soundTimestamp += SOUND_TICKS;
        AudioLevel.write(packet, header.element(BrowserTexts.LEVEL_ID, AudioLevel.LENGTH_BYTES), true, levelMinusDbov);
        int at = header.finish();
        packet[at] = 0x78;
        send(at + 1, lengthBytes, nowNanos);
    }

    /** So much time passes in which nothing is said: a microphone's clock runs on. */
    public void rest(long nanos) {
        soundTimestamp += Math.toIntExact(nanos / SOUND_NANOS) * SOUND_TICKS;
    }

    /** A packet of Opus that somebody made; without a stamp. */
    public void say(byte[] opus, int levelMinusDbov) throws IOException {
        begin(false, BrowserTexts.OPUS, soundSequence++, soundTimestamp, BrowserTexts.ssrc(person, 0));
        soundTimestamp += SOUND_TICKS;
        AudioLevel.write(packet, header.element(BrowserTexts.LEVEL_ID, AudioLevel.LENGTH_BYTES), true, levelMinusDbov);
        int at = header.finish();
        System.arraycopy(opus, 0, packet, at, opus.length);
        write(at + opus.length);
    }

    /** The next packet of a picture, of which there are eight; so many bytes before the last step. */
    public void show(int lengthBytes, long nowNanos) throws IOException {
        if (part == 0) {
            picture++;
            pictureTimestamp += PICTURE_TICKS;
        }
        boolean key = keyFrame;
        boolean last = part == PICTURE_PACKETS - 1;
        begin(last, BrowserTexts.VP8, pictureSequence++, pictureTimestamp, BrowserTexts.ssrc(person, 1));
        int at = header.finish();
        // RFC 7741 §4.2: extended, with a picture id of 15 bits, TL0PICIDX, TID and KEYIDX.
        packet[at] = (byte) (part == 0 ? 0x90 : 0x80);
        packet[at + 1] = (byte) 0xF0;
        BigEndian.putShort(packet, at + 2, 0x8000 | (picture & 0x7FFF));
        packet[at + 4] = (byte) picture;
        packet[at + 5] = 0;
        packet[at + 6] = (byte) (key ? 0x10 : 0x11);
        send(at + 7, lengthBytes, nowNanos);
        part = last ? 0 : part + 1;
        keyFrame &= !last;
    }

    private void begin(boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        header.begin(packet, 0)
                .marker(marker)
                .payloadType(payloadType)
                .sequenceNumber(sequence)
                .timestamp(timestamp)
                .ssrc(ssrc)
                .oneByteExtension();
        TransportSequence.write(
                packet, header.element(BrowserTexts.TRANSPORT_ID, TransportSequence.LENGTH_BYTES), transportSequence++);
    }

    private void send(int at, int lengthBytes, long nowNanos) throws IOException {
        Stamp.write(packet, at, person, nowNanos);
        write(Math.max(lengthBytes, at + Stamp.LENGTH_BYTES));
    }

    private void write(int lengthBytes) throws IOException {
        int sealedBytes = seal.seal(packet, 0, lengthBytes);
        datagram.limit(sealedBytes).position(0);
        channel.write(datagram);
    }
}
