package org.parlour.sfu.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sfu.peers.SimulatedRoom.SLOTS;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.Names;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.SimulatedGround;
import org.parlour.sfu.peers.SimulatedRoom;
import org.parlour.sfu.peers.Stream;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.srtp.SrtpProfile;

/**
 * A packet on its way from one browser to three: opened, read, written three times, encrypted three times. Our own share
 * of garbage is 0; a provider of ciphers has a budget. Feedback, a few times a second, may leave some.
 */
class SessionAllocationTest {
    private static final int VIEWERS = 3;
    private static final int GCM_BUDGET_BYTES = 1_024;
    private static final long STEP_NANOS = 100;

    private final SimulatedRoom room = new SimulatedRoom(Run.ofSeed(6), NetworkConditions.PERFECT);
    private final SimulatedGround ground = room.ground();
    private final byte[] datagram = new byte[2_048];
    private long nowNanos;
    private int sequence = 1_000;
    private int steps;

    private Browser connected(int person) {
        Browser browser = room.sit(person).keepingQuiet();
        browser.connect(SLOTS);
        room.progressUntil("it is connected", browser::isConnected, Duration.ofSeconds(1));
        browser.tellRoom(SimulatedRoom.VOICE_AND_CAMERA);
        return browser;
    }

    private Browser publisher(SrtpProfile profile) {
        ground.profile(profile);
        Browser publisher = connected(2);
        for (int i = 0; i < VIEWERS; i++) {
            connected(3 + i);
        }
        nowNanos = room.nowNanos() + Duration.ofSeconds(1).toNanos();
        ground.cut(true);
        return publisher;
    }

    private static byte[] voice(Browser of) {
        Stream stream = of.stream(Names.microphone(of.person()), of.hand().opus());
        stream.level = 28;
        return stream.next(new byte[100]);
    }

    private static byte[] picture(Browser of, int lengthBytes) {
        byte[] content = new Pictures(of.person(), 1, true, 0, 1).payload();
        return of.stream(Names.camera(of.person()), of.hand().vp8()).next(Arrays.copyOf(content, lengthBytes));
    }

    private void pass(Browser from, byte[] plain) {
        BigEndian.putShort(plain, 2, ++sequence);
        BigEndian.putInteger(plain, 4, sequence * 960);
        System.arraycopy(plain, 0, datagram, 0, plain.length);
        nowNanos += STEP_NANOS;
        arrive(from.uplink().home(), from.uplink().protect(datagram, plain.length));
    }

    private void arrive(InetSocketAddress from, int lengthBytes) {
        steps++;
        ground.received(0, from, datagram, lengthBytes, nowNanos);
    }

    private long bytesOf(Runnable step) {
        steps = 0;
        long before = ground.sent();
        long bytes = Allocation.bytesPerStep(step);
        // Feedback is sent besides.
        assertThat(ground.sent() - before).as("each to each").isGreaterThanOrEqualTo((long) steps * VIEWERS);
        return bytes;
    }

    @Test
    void voiceToThreeLeavesNothing() {
        Browser publisher = publisher(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        byte[] voice = voice(publisher);

        assertThat(bytesOf(() -> pass(publisher, voice))).isZero();
    }

    @Test
    void pictureToThreeLeavesNothing() {
        Browser publisher = publisher(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        byte[] picture = picture(publisher, 1_150);

        assertThat(bytesOf(() -> pass(publisher, picture))).isZero();
    }

    @Test
    void voiceAndPictureTakingTurnsLeaveNothing() {
        Browser publisher = publisher(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        byte[] voice = voice(publisher);
        byte[] picture = picture(publisher, 1_150);

        assertThat(bytesOf(() -> {
                    pass(publisher, voice);
                    pass(publisher, picture);
                }))
                .isZero();
    }

    /** What we leave ourselves is counted above, where the cipher leaves nothing. */
    @Test
    void underGcmEachCallOfTheCipherKeepsToItsBudget() {
        Browser publisher = publisher(SrtpProfile.AEAD_AES_128_GCM);
        byte[] picture = picture(publisher, 1_150);

        // The browser's own encryption is counted with it.
        assertThat(bytesOf(() -> pass(publisher, picture))).isLessThanOrEqualTo((2L + VIEWERS) * GCM_BUDGET_BYTES);
    }

    @Test
    void telephoneToThreeLeavesNothing() {
        Browser publisher = publisher(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        SharedSeat seat = room.room().share(new CountingEars());
        SharedSeat.PhoneTrack track = seat.track(new ParticipantNumber(21));
        byte[] opus = new byte[60];
        publisher.tellRoom(new BrowserSeat.Showing(false, false, false, false));

        assertThat(bytesOf(() -> {
                    steps++;
                    nowNanos += STEP_NANOS;
                    if (track.isWanted()) {
                        track.send(opus, 0, opus.length, steps * 960, 28, nowNanos);
                    }
                }))
                .isZero();
    }

    @Test
    void voiceToTheTelephonesLeavesNothing() {
        Browser publisher = publisher(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        CountingEars ears = new CountingEars();
        SharedSeat seat = room.room().share(ears);
        byte[] voice = voice(publisher);

        assertThat(bytesOf(() -> pass(publisher, voice))).isZero();
        assertThat(ears.heard).isEqualTo(steps);
        assertThat(seat.browsers()).isEqualTo(VIEWERS + 1);
    }

    private static final class CountingEars implements SharedEars {
        private long heard;

        @Override
        public void taken(int slot, ParticipantNumber by) {}

        @Override
        public void heard(int slot, RtpPacket packet, long nowNanos) {
            heard++;
        }

        @Override
        public void emptied(int slot) {}

        @Override
        public void browsersAre(int count) {}
    }

    @Test
    void packetThatIsNotShownLeavesNothing() {
        Browser publisher = publisher(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        byte[] picture = picture(publisher, 1_150);
        pass(publisher, picture);
        publisher.tellRoom(new BrowserSeat.Showing(false, false, false, false));
        long before = ground.sent();

        assertThat(Allocation.bytesPerStep(() -> pass(publisher, picture))).isZero();
        assertThat(ground.sent()).isLessThan(before + 100);
    }

    @Test
    void tickWithNothingDueLeavesNothing() {
        Browser publisher = publisher(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        pass(publisher, voice(publisher));
        pass(publisher, picture(publisher, 500));
        publisher.move();
        room.progress(Duration.ofSeconds(1));
        room.room().tick(nowNanos);

        assertThat(Allocation.bytesPerStep(() -> room.room().tick(nowNanos))).isZero();
    }
}
