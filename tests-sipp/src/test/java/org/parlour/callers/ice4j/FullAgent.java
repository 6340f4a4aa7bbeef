package org.parlour.callers.ice4j;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.Agent;
import org.ice4j.ice.CandidatePair;
import org.ice4j.ice.CandidateType;
import org.ice4j.ice.Component;
import org.ice4j.ice.IceMediaStream;
import org.ice4j.ice.IceProcessingState;
import org.ice4j.ice.KeepAliveStrategy;
import org.ice4j.ice.LocalCandidate;
import org.ice4j.ice.RemoteCandidate;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/** An agent of one stream. It checks, nominates when it is the controlling one, and keeps what it has found. */
public final class FullAgent implements AutoCloseable {
    private static final String STREAM = "media";

    private final Agent agent;
    private final IceMediaStream stream;
    private final Component component;

    private FullAgent(Agent agent, LoopbackHarvester harvester) throws IOException {
        this.agent = agent;
        agent.setUseDynamicPorts(false);
        agent.addCandidateHarvester(harvester);
        this.stream = agent.createMediaStream(STREAM);
        this.component = agent.createComponent(stream, KeepAliveStrategy.SELECTED_ONLY, true);
    }

    /** One that sends from a port on loopback. */
    public static FullAgent udp(boolean controlling) throws IOException {
        return open(controlling, LoopbackHarvester.udp());
    }

    /** One that has connected to a port. */
    public static FullAgent tcp(boolean controlling, InetSocketAddress connectTo) throws IOException {
        return open(controlling, LoopbackHarvester.tcp(connectTo));
    }

    private static FullAgent open(boolean controlling, LoopbackHarvester harvester) throws IOException {
        // Read once, when the first agent is made: no cloud is asked for an address here.
        System.setProperty("ice4j.harvest.mapping.aws.enabled", "false");
        System.setProperty("ice4j.harvest.use-ipv6", "false");
        Agent agent = new Agent(new LoggerImpl(FullAgent.class.getName(), Level.WARNING));
        agent.setControlling(controlling);
        return new FullAgent(agent, harvester);
    }

    /** What the other side needs to know. */
    public record Credentials(String ufrag, String password) {
        @Override
        public String toString() {
            return "Credentials[****]";
        }
    }

    public Credentials credentials() {
        return new Credentials(agent.getLocalUfrag(), agent.getLocalPassword());
    }

    /** Where it sends from. */
    public List<InetSocketAddress> addresses() {
        return component.getLocalCandidates().stream()
                .map(LocalCandidate::getTransportAddress)
                .map(InetSocketAddress.class::cast)
                .toList();
    }

    /**
     * What became of the checks.
     *
     * @param state ice4j's word: Completed or Terminated where a pair was nominated, Failed where none was
     * @param remote of the nominated pair
     */
    public record Outcome(String state, @Nullable InetSocketAddress remote) {
        public boolean nominated() {
            return remote != null;
        }
    }

    /** Checks one address of the other side, and waits for what becomes of it. */
    public Outcome connect(Credentials other, InetSocketAddress address, Duration atMost) throws InterruptedException {
        boolean tcp = component.getLocalCandidates().stream()
                .anyMatch(candidate -> candidate.getTransport() == Transport.TCP);
        stream.setRemoteUfrag(other.ufrag());
        stream.setRemotePassword(other.password());
        RemoteCandidate remote = new RemoteCandidate(
                new TransportAddress(address, tcp ? Transport.TCP : Transport.UDP),
                component,
                CandidateType.HOST_CANDIDATE,
                "1",
                1L << 30,
                null);
        component.addRemoteCandidate(remote);
        CountDownLatch over = new CountDownLatch(1);
        agent.addStateChangeListener(event -> {
            if (event.getNewValue() instanceof IceProcessingState state && isOver(state)) {
                over.countDown();
            }
        });
        agent.startConnectivityEstablishment();
        if (!over.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Outcome("no end within " + atMost, null);
        }
        CandidatePair pair = component.getSelectedPair();
        return new Outcome(
                agent.getState().toString(),
                pair == null ? null : pair.getRemoteCandidate().getTransportAddress());
    }

    private static boolean isOver(IceProcessingState state) {
        return state == IceProcessingState.COMPLETED
                || state == IceProcessingState.TERMINATED
                || state == IceProcessingState.FAILED;
    }

    @Override
    public void close() {
        agent.free();
    }
}
