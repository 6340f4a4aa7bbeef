package org.parlour.sip.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.prompt.Segment;
import org.parlour.sfu.gate.ForwardingCore;
import org.parlour.sfu.gate.MediaPlaces;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sfu.loop.RoomLoops;
import org.parlour.sfu.session.BrowserSeat;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.sip.media.LineNews;
import org.parlour.sip.media.PhonePorts;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.phone.AgreedMedia;
import org.parlour.wire.sdp.phone.LocalMedia;
import org.parlour.wire.sdp.phone.PacketTimes;
import org.parlour.wire.sdp.phone.PhoneAnswer;
import org.parlour.wire.sdp.phone.PhoneCapabilities;
import org.parlour.wire.sdp.phone.PhoneNegotiation;
import org.parlour.wire.sdp.phone.SrtpPolicy;

/** Real loops and real sockets: phones come to the door, go into a room on whichever loop, and leave. */
@Tag("peer")
class PhoneSoundsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final RoomId ROOM = new RoomId("parlour");
    private static final int PAYLOAD_BYTES = 160;
    private static final int HEADER_BYTES = 12;

    private static final ParticipantNumber FIRST = new ParticipantNumber(1);
    private static final ParticipantNumber SECOND = new ParticipantNumber(2);

    private final MediaLoops loops = MediaLoops.open(2);
    private final RoomLoops rooms = new RoomLoops(loops);
    private final OpusCodecs codecs = OpusCodecs.open();
    private final ForwardingCore core = core(rooms);
    private final PhoneSounds sounds = new PhoneSounds(
            new MediaFloor(rooms, core, codecs, false, false), new PhonePorts(31_300, 31_399), new SecureRandom());

    private static ForwardingCore core(RoomLoops rooms) {
        try {
            return ForwardingCore.open(rooms, new MediaPlaces(List.of(LOOPBACK), 0, null), new SecureRandom(), 0);
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
    }

    /** What a lane would be told. */
    private static final class Ears implements SoundEars {
        final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void key(KeyNews news) {
            told.add("key");
        }

        @Override
        public void line(LineNews news) {
            told.add(news.getClass().getSimpleName());
        }

        @Override
        public void quality(PhoneQuality quality) {
            told.add("quality");
        }

        @Override
        public void sounding(String chain) {
            told.add(chain);
        }

        @Override
        public void playedOut(int playing) {
            told.add("played " + playing);
        }

        @Override
        public void toneKey(KeyNews news) {}

        @Override
        public void spokeWhileMuted() {
            told.add("muted");
        }

        @Override
        public void gated(HoldReason reason) {
            told.add("gated " + reason);
        }

        @Override
        public void browserCame() {
            told.add("browser");
        }

        @Override
        public void companyChanged(int others) {
            told.add("others " + others);
        }

        void hears(String what) throws InterruptedException {
            for (String next = next(); !next.contains(what); next = next()) {
                assertThat(next).as("until %s is told", what).isNotEmpty();
            }
        }

        private String next() throws InterruptedException {
            String next = told.poll(10, TimeUnit.SECONDS);
            return next == null ? "" : next;
        }
    }

    private static final SeatEvents NOBODY = new SeatEvents() {
        @Override
        public void line(Direction direction, LineState state) {}

        @Override
        public void slots(List<SlotView> slots) {}

        @Override
        public void speaking(List<ParticipantNumber> speakers) {}
    };

    @AfterEach
    void close() {
        core.close();
        loops.close();
    }

    @Test
    void aPhoneAtTheDoorHearsWhatIsSaidAndThenSilence() throws IOException, InterruptedException {
        Ears ears = new Ears();
        try (DatagramSocket phone = socket()) {
            PhoneSound sound = open(ears);
            sound.agree(agreed(phone, sound));
            ears.hears("PCMU/20ms");
            sound.say(3, List.of(new Segment.Sound(tone())), false);
            assertThat(loudest(phone, 25)).isGreaterThan(3_000);
            ears.hears("played 3");
            sound.close();
        }
        until(() -> legs() == 0);
    }

    @Test
    void phonesOnDifferentLoopsMeetInOneRoomAndLeaveNothingBehind() throws IOException, InterruptedException {
        Ears first = new Ears();
        Ears second = new Ears();
        try (DatagramSocket one = socket();
                DatagramSocket two = socket()) {
            PhoneSound here = open(first);
            PhoneSound there = open(second);
            here.agree(agreed(one, here));
            there.agree(agreed(two, there));
            here.enter(ROOM, FIRST);
            first.hears("others 0");
            there.enter(ROOM, SECOND);
            first.hears("others 1");
            second.hears("others 1");
            assertThat(sounds.counters().roomsNow()).isOne();

            // Whoever goes on talking is heard by the other, wherever both were born.
            int heard = 0;
            for (int packet = 0; packet < 400 && heard < 3_000; packet++) {
                speak(two, there.port(), packet);
                heard = loudest(one, 1);
            }
            assertThat(heard).isGreaterThan(3_000);

            there.close();
            first.hears("others 0");
            here.close();
        }
        until(() -> legs() == 0 && sounds.counters().roomsNow() == 0);
        assertThat(sounds.counters().ticks()).isPositive();
    }

    @Test
    void whoSitsThereWithABrowserIsCompanyAndTheirComingIsTold() throws IOException, InterruptedException {
        Ears ears = new Ears();
        try (DatagramSocket phone = socket()) {
            BrowserSeat before = core.sit(ROOM, SECOND, NOBODY);
            PhoneSound sound = open(ears);
            sound.agree(agreed(phone, sound));
            sound.enter(ROOM, FIRST);
            ears.hears("others 1");
            BrowserSeat later = core.sit(ROOM, new ParticipantNumber(3), NOBODY);
            ears.hears("browser");
            ears.hears("others 2");
            before.leave();
            later.leave();
            ears.hears("others 0");
            sound.close();
        }
        until(() -> legs() == 0 && sounds.counters().roomsNow() == 0 && rooms.roomsNow() == 0);
        until(() -> core.counters().roomsNow() == 0);
        assertThat(codecs.openNow()).isZero();
    }

    @Test
    void whoeverHangsUpOnTheWayLeavesNoRoomBehind() throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            try (DatagramSocket phone = socket()) {
                PhoneSound sound = open(new Ears());
                sound.agree(agreed(phone, sound));
                sound.enter(ROOM, FIRST);
                sound.close();
            }
        }
        until(() -> legs() == 0 && sounds.counters().roomsNow() == 0);
    }

    private PhoneSound open(Ears ears) {
        return ((PhoneSounds.Opening.Opened) sounds.open(LOOPBACK, ears)).sound();
    }

    private int legs() {
        return loops.all().stream().mapToInt(MediaLoop::legs).sum();
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        socket.setSoTimeout(2_000);
        return socket;
    }

    private static AgreedMedia agreed(DatagramSocket phone, PhoneSound sound) {
        String offer = String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 127.0.0.1",
                "t=0 0",
                "m=audio " + phone.getLocalPort() + " RTP/AVP 0",
                "");
        PhoneCapabilities g711 = new PhoneCapabilities(List.of(Codec.PCMU), PacketTimes.USUAL, SrtpPolicy.FORBIDDEN);
        LocalMedia local = LocalMedia.plain(NetworkAddress.of("127.0.0.1"), sound.port(), 1);
        PhoneAnswer answer = PhoneNegotiation.answer(((Sdp.Parsed) Sdp.parse(offer)).description(), g711, local, null);
        return ((PhoneAnswer.Answered) answer).agreed();
    }

    private static void speak(DatagramSocket phone, int port, int number) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(HEADER_BYTES + PAYLOAD_BYTES);
        packet.put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) number)
                .putInt(number * PAYLOAD_BYTES)
                .putInt(7);
        for (int i = 0; i < PAYLOAD_BYTES; i++) {
            // 400 Hz: twenty samples a period.
            packet.put((byte) (i % 20 < 10 ? 0x90 : 0x10));
        }
        phone.send(new DatagramPacket(packet.array(), packet.capacity(), LOOPBACK, port));
    }

    /** The loudest sample of the next packets. */
    private static int loudest(DatagramSocket phone, int packets) throws IOException {
        int loudest = 0;
        for (int i = 0; i < packets; i++) {
            DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
            phone.receive(packet);
            for (int at = HEADER_BYTES; at < packet.getLength(); at++) {
                loudest = Math.max(loudest, magnitude(packet.getData()[at]));
            }
        }
        return loudest;
    }

    /** ITU-T G.711, table 2a: three bits of segment, four of step. */
    private static int magnitude(byte code) {
        int inverted = ~code & 0x7F;
        return ((((inverted & 0x0F) << 3) + 0x84) << (inverted >> 4)) - 0x84;
    }

    private static short[] tone() {
        short[] samples = new short[8_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / 16_000));
        }
        return samples;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long byNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(byNanos);
            Thread.onSpinWait();
        }
    }
}
