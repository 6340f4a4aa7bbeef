package org.parlour.sfu.dtls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpMasterKey;
import org.parlour.wire.srtp.SrtpProfile;

/** Everything in every order: the answer, checks, datagrams, media, what the handshake says, and time. */
class DtlsSessionSimulationTest {
    private static final Fingerprint PEER = Fingerprint.sha256(new byte[32]);
    private static final List<DtlsEnd> ENDS = List.of(DtlsEnd.values());
    private static final int EVENTS = 400;

    /** What may be said of the effects so far, whatever happened. */
    private static final class Witness {
        private final Run run;
        private boolean announced;
        private boolean reachable;
        private int begun;
        private int secured;
        private int stopped;
        private int over;
        private int mediaHeld;

        private Witness(Run run) {
            this.run = run;
        }

        void sees(DtlsEvent event) {
            switch (event) {
                case DtlsEvent.PeerKnown _ -> announced = true;
                case DtlsEvent.Reachable _ -> reachable = true;
                case DtlsEvent.Arrived _,
                        DtlsEvent.Agreed _,
                        DtlsEvent.Ended _,
                        DtlsEvent.Close _,
                        DtlsEvent.DeadlineReached _ -> require(true, "nothing to note");
            }
        }

        void sees(DtlsEffect effect) {
            require(over == 0, "nothing follows the end");
            switch (effect) {
                case DtlsEffect.Begin _ -> {
                    begun++;
                    require(announced && reachable, "no handshake before the answer and a check");
                }
                case DtlsEffect.Deliver _ -> require(begun == 1 && stopped == 0, "datagrams go to a live handshake");
                case DtlsEffect.Secure secure -> {
                    secured++;
                    require(begun == 1, "keys come of a handshake");
                    require(secure.held().size() == mediaHeld, "all that was held comes out");
                }
                case DtlsEffect.Stop _ -> {
                    stopped++;
                    require(begun == 1, "only what was begun is stopped");
                }
                case DtlsEffect.Over _ -> over++;
            }
            require(begun <= 1 && secured <= 1 && stopped <= 1, "each happens once");
        }

        void require(boolean holds, String what) {
            if (!holds) {
                throw run.failure("broken: " + what);
            }
        }
    }

    @SeededTest(atLeast = 200)
    void ordersOfEventsChangeNoneOfTheRules(Run run) {
        RandomGenerator chance = run.chance("events");
        DtlsSession session = new DtlsSession(DtlsTimers.STANDARD);
        Witness witness = new Witness(run);
        for (int i = 0; i < EVENTS; i++) {
            run.clock().advance(Duration.ofMillis(chance.nextInt(200)));
            long nowNanos = run.clock().nowNanos();
            if (chance.nextInt(4) == 0) {
                boolean held = session.hold(new byte[40], 0, 40);
                witness.mediaHeld += held ? 1 : 0;
                witness.require(witness.mediaHeld <= DtlsSession.MOST_MEDIA, "held media is bounded");
                witness.require(!held || (witness.begun == 1 && witness.secured == 0), "media waits only for keys");
                continue;
            }
            for (DtlsEvent event : due(session, chance, nowNanos)) {
                run.trace().note(nowNanos, event::toString);
                witness.sees(event);
                session.on(event, nowNanos).forEach(witness::sees);
            }
        }
        witness.require(session.isOver() == (witness.over == 1), "the end is said");
    }

    private static List<DtlsEvent> due(DtlsSession session, RandomGenerator chance, long nowNanos) {
        List<DtlsEvent> events = new ArrayList<>();
        if (nowNanos >= session.nextDeadlineNanos()) {
            events.add(new DtlsEvent.DeadlineReached());
        }
        events.add(
                switch (chance.nextInt(40)) {
                    case 0, 1 -> new DtlsEvent.PeerKnown(PEER);
                    case 2, 3 -> new DtlsEvent.Reachable();
                    case 4 -> new DtlsEvent.Agreed(keys());
                    case 5 -> chance.nextInt(8) == 0 ? new DtlsEvent.Close() : new DtlsEvent.DeadlineReached();
                    case 6 -> new DtlsEvent.Ended(ENDS.get(chance.nextInt(ENDS.size())));
                    default -> new DtlsEvent.Arrived(Datagram.copyOf(new byte[60], 0, 60));
                });
        return events;
    }

    private static SrtpKeys keys() {
        Random random = new Random(1);
        return new SrtpKeys(
                SrtpMasterKey.generate(SrtpProfile.AEAD_AES_128_GCM, random),
                SrtpMasterKey.generate(SrtpProfile.AEAD_AES_128_GCM, random));
    }
}
