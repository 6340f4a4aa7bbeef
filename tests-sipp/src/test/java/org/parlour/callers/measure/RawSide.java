package org.parlour.callers.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.parlour.callers.synthetic.Downlink;
import org.parlour.callers.synthetic.Uplink;
import org.parlour.sfu.loop.LoopPort;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.srtp.SrtpMasterKey;
import org.parlour.wire.srtp.SrtpProfile;
import org.parlour.wire.srtp.SrtpReceiver;
import org.parlour.wire.srtp.SrtpSender;

/** The limit: a loop that receives, encrypts once for each viewer, sends, and does nothing else. */
final class RawSide implements ForwardSide {
    private static final SrtpProfile PROFILE = SrtpProfile.AEAD_AES_128_GCM;
    private static final int ROOM_BYTES = 2_048;
    private static final int SSRC_AT = 8;
    private static final int SSRCS_PER_PERSON = 100;

    private final MediaLoops loops;
    private final List<Uplink> uplinks = new ArrayList<>();
    private final List<Ear> ears = new ArrayList<>();
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final Random chance = new Random(1);

    /** A viewer as the loop sees it. */
    private record Viewer(SrtpSender sender, InetSocketAddress at) {}

    private RawSide(MediaLoops loops) {
        this.loops = loops;
    }

    static RawSide open(int loopCount, ForwardShape shape, Downlink.Listener listener, int openEvery)
            throws IOException {
        RawSide side = new RawSide(MediaLoops.open(loopCount));
        for (MediaLoop loop : side.loops.all()) {
            side.fill(loop, shape, listener, openEvery);
        }
        return side;
    }

    private void fill(MediaLoop loop, ForwardShape shape, Downlink.Listener listener, int openEvery)
            throws IOException {
        List<Viewer> viewers = new ArrayList<>();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        byte[] scratch = new byte[ROOM_BYTES];
        LoopPort[] port = new LoopPort[1];
        port[0] = LoopPort.bind(loop, anyPort, (bytes, offset, lengthBytes, from, nowNanos) -> {
            int plainBytes = lengthBytes - PROFILE.rtpOverheadBytes();
            int person = BigEndian.integer(bytes, offset + SSRC_AT) / SSRCS_PER_PERSON;
            for (int i = 0; i < shape.copies(); i++) {
                Viewer viewer = viewers.get((person + i) % viewers.size());
                System.arraycopy(bytes, offset, scratch, 0, plainBytes);
                int sealedBytes = viewer.sender.protect(scratch, 0, plainBytes);
                port[0].send(scratch, 0, sealedBytes, viewer.at);
            }
        });
        for (int person = 1; person <= shape.people(); person++) {
            DatagramChannel channel = DatagramChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
            channel.bind(anyPort).connect(port[0].local()).configureBlocking(false);
            channels.add(channel);
            if (person <= shape.publishers()) {
                // What is not decrypted need not be encrypted; a tag's room makes it as long.
                uplinks.add(new Uplink(
                        person,
                        channel,
                        (packet, offset, lengthBytes) -> lengthBytes + PROFILE.rtpOverheadBytes(),
                        chance));
            }
            if (shape.isViewer(person)) {
                SrtpMasterKey key = SrtpMasterKey.generate(PROFILE, chance);
                viewers.add(new Viewer(new SrtpSender(key), (InetSocketAddress) channel.getLocalAddress()));
                ears.add(new Ear(channel, new Downlink(channel, new SrtpReceiver(key), openEvery, listener)));
            }
        }
    }

    @Override
    public MediaLoops loops() {
        return loops;
    }

    @Override
    public List<Uplink> uplinks() {
        return uplinks;
    }

    @Override
    public List<Ear> ears() {
        return ears;
    }

    @Override
    public void check() {
        // Nobody asks.
    }

    @Override
    public void close() throws IOException {
        loops.close();
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }
}
