package org.parlour.callers.measure;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import org.parlour.callers.synthetic.Downlink;
import org.parlour.callers.synthetic.Uplink;
import org.parlour.sfu.loop.MediaLoops;

/** What is measured: loops between people who publish and people who watch. */
interface ForwardSide extends AutoCloseable {
    MediaLoops loops();

    List<Uplink> uplinks();

    List<Ear> ears();

    /** Says of everybody that they are still there. */
    void check() throws IOException;

    @Override
    void close() throws IOException;

    /** A socket, and who reads it. */
    record Ear(DatagramChannel channel, Downlink downlink) {}
}
