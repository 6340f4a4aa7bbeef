package org.parlour.sfu.loop;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.parlour.sfu.linux.LinuxPort;

/** A socket that is asked with its loop's others. */
final class PatientSocket implements PortSocket {
    private final LinuxPort port;
    private PatientPorts home;

    PatientSocket(LinuxPort port, PatientPorts home) {
        this.port = port;
        this.home = home;
    }

    @Override
    public InetSocketAddress local() {
        return port.local();
    }

    @Override
    public boolean send(byte[] bytes, int offset, int lengthBytes, InetSocketAddress to) {
        return port.send(bytes, offset, lengthBytes, to);
    }

    @Override
    public void leave(Runnable gone) {
        home.remove(port);
        gone.run();
    }

    @Override
    public void arrive(MediaLoop target, Runnable here, Runnable lost) {
        try {
            PatientPorts there = target.patient();
            if (there == null) {
                throw new IOException("no such ports here");
            }
            home = there;
            there.add(port);
        } catch (IOException refused) {
            port.close();
            lost.run();
            return;
        }
        here.run();
    }

    @Override
    public void close(Runnable closed) {
        port.close();
        closed.run();
    }

    @Override
    public String toString() {
        return port.toString();
    }
}
