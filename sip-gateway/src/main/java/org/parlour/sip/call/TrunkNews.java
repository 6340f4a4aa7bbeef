package org.parlour.sip.call;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.probe.PeerState;
import org.parlour.sip.reach.ReachNews;
import org.parlour.sip.registration.RegistrationState.Stage;
import org.parlour.sip.registration.Trouble;
import org.parlour.wire.call.TrunkName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is heard of trunks: whose answers are let in, and what the log says. */
record TrunkNews(Claims claims) implements ReachNews {
    private static final Logger LOG = LoggerFactory.getLogger(TrunkNews.class);

    @Override
    public void talksWith(TrunkName trunk, Set<InetAddress> servers) {
        claims.servers(trunk, servers);
    }

    @Override
    public void stage(TrunkName trunk, Stage stage) {
        LOG.info("The trunk {} is {}.", trunk, stage);
    }

    @Override
    public void alarm(TrunkName trunk, @Nullable Trouble trouble) {
        if (trouble == null) {
            LOG.info("The trunk {} is well again.", trunk);
        } else {
            LOG.warn("The trunk {}: {}", trunk, trouble.words());
        }
    }

    @Override
    public void peer(TrunkName trunk, InetSocketAddress peer, PeerState state) {
        LOG.info("A peer of the trunk {} is {}.", trunk, state.condition());
    }

    @Override
    public String toString() {
        return "TrunkNews";
    }
}
