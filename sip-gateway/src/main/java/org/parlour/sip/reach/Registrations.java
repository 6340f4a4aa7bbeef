package org.parlour.sip.reach;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.Registration;
import org.parlour.dialplan.plan.SecretSource;
import org.parlour.dialplan.plan.Trunk;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.digest.Password;
import org.parlour.sip.jain.SipDoor;
import org.parlour.sip.jain.SipEars;
import org.parlour.sip.jain.Source;
import org.parlour.sip.lane.Lane;
import org.parlour.sip.lane.Lanes;
import org.parlour.sip.registration.ContactUser;
import org.parlour.sip.registration.Registering;
import org.parlour.sip.registration.Registrant;
import org.parlour.sip.registration.RegistrationTimers;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.TrunkName;

/**
 * Keeps every trunk of a plan registered and watched. Made before the SIP door, because it has to hear it ({@link
 * #before}); {@link #connect} comes next, then {@link #follow} with each plan that comes into force.
 */
public final class Registrations implements AutoCloseable {
    // Who adds a trunk looks at the page until it is up; a start of the whole house is spread over more.
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(4);

    private final Reach reach;
    private final byte[] contactKey;
    private final RegistrationTimers timers;
    private final Lanes lanes = new Lanes();
    private final Map<TrunkName, TrunkLane> trunks = new LinkedHashMap<>();
    private final List<TrunkLane> leaving = new ArrayList<>();

    private volatile @Nullable SipDoor sip;
    private volatile Map<String, TrunkName> byContact = Map.of();
    private volatile List<TrunkLane> all = List.of();
    private int sipPort;
    private boolean followed;

    /**
     * One that follows no plan yet.
     *
     * @param passwords reads what a plan names: {@link WrittenPasswords}
     * @param contactKey of the house, kept over restarts: our Contacts are made of it
     * @param chance what nobody can guess; safe for threads
     */
    public Registrations(
            Whereabouts whereabouts,
            Function<SecretSource, Reading<Password>> passwords,
            ReachNews news,
            byte[] contactKey,
            RandomGenerator chance) {
        this(new Reach(whereabouts, passwords, news, chance), contactKey, RegistrationTimers.USUAL);
    }

    Registrations(Reach reach, byte[] contactKey, RegistrationTimers timers) {
        this.reach = reach;
        this.contactKey = contactKey.clone();
        this.timers = timers;
    }

    /** What hears the SIP door: answers to registrations and watches come here, all else goes on. */
    public SipEars before(SipEars others) {
        return new FirstEars(reach, others);
    }

    /**
     * What to send by.
     *
     * @param port where SIP is listened for at an address that faces a provider and has no listening point yet
     */
    public void connect(SipDoor door, int port) {
        sip = door;
        sipPort = port;
    }

    /** From now on this is the plan. A trunk of which it wants the same is not touched. */
    public synchronized void follow(Plan plan) {
        SipDoor door = sip;
        if (door == null) {
            throw new IllegalStateException("there is nothing to send by yet");
        }
        Map<TrunkName, Wish> wishes = new LinkedHashMap<>();
        for (Trunk trunk : plan.trunks()) {
            Wish wish = Wish.of(trunk);
            if (!wish.isEmpty()) {
                wishes.put(trunk.name(), wish);
            }
        }
        leaving.removeIf(old -> old.over().getCount() == 0);
        List<TrunkLane> stopped = new ArrayList<>();
        trunks.entrySet().removeIf(known -> {
            TrunkLane old = known.getValue();
            boolean same =
                    old.wish().equals(wishes.get(known.getKey())) && old.over().getCount() > 0;
            if (!same) {
                stopped.add(old);
            }
            return !same;
        });
        stopped.forEach(this::stop);
        wishes.forEach((name, wish) -> trunks.computeIfAbsent(name, _ -> start(name, wish, door)));
        followed = true;
        all = List.copyOf(trunks.values());
        byContact = contacts();
    }

    private void stop(TrunkLane old) {
        if (old.lane().post(new TrunkMessage.Close())) {
            leaving.add(old);
        }
    }

    private TrunkLane start(TrunkName name, Wish wish, SipDoor door) {
        Roads roads = new Roads(door, sipPort, name);
        List<TrunkLane> opened = new ArrayList<>(1);
        Lane<TrunkMessage> lane = lanes.open(name, made -> {
            TrunkLane owner = new TrunkLane(name, wish, reach, roads, made, registering(name, wish));
            opened.add(owner);
            return owner;
        });
        if (!lane.post(new TrunkMessage.Begin())) {
            reach.tally().refusedMessages.increment();
        }
        return opened.getFirst();
    }

    private @Nullable Registering registering(TrunkName name, Wish wish) {
        Registration registration = wish.registration();
        if (registration == null) {
            return null;
        }
        ContactUser contact = ContactUser.keyed(contactKey, name, registration);
        RegistrationTimers own =
                followed && timers.firstWithinNanos() > SOON.toNanos() ? timers.startingWithin(SOON) : timers;
        // The old one may be taking the same Contact back.
        boolean waits = leaving.stream().anyMatch(old -> old.wish().sharesBindingWith(wish));
        long begin = System.nanoTime() + (waits ? timers.leaveNanos() : 0);
        return new Registering(new Registrant(registration, wish.proxy(), contact), own, reach.chance(), begin);
    }

    private Map<String, TrunkName> contacts() {
        Map<String, TrunkName> contacts = new LinkedHashMap<>();
        trunks.forEach((name, trunk) -> {
            Registration registration = trunk.wish().registration();
            if (registration != null) {
                contacts.put(ContactUser.keyed(contactKey, name, registration).text(), name);
            }
        });
        return Map.copyOf(contacts);
    }

    /** Whose registration has a Contact of this user: a request to it belongs to the trunk, wherever it comes from. */
    public Optional<TrunkName> trunkOfContact(String user) {
        return Optional.ofNullable(byContact.get(user.toLowerCase(Locale.ROOT)));
    }

    /** Somebody mended something and does not want to wait. False where the trunk is not registered at all. */
    public boolean hurry(TrunkName name) {
        return trunk(name)
                .map(trunk -> trunk.lane().post(new TrunkMessage.Hurry()))
                .orElse(false);
    }

    private Optional<TrunkLane> trunk(TrunkName name) {
        return all.stream().filter(known -> known.report().trunk().equals(name)).findFirst();
    }

    /** How each trunk stands that is registered or watched. */
    public List<TrunkReach> reports() {
        return all.stream().map(TrunkLane::report).toList();
    }

    public ReachCounters counters() {
        return reach.tally().read(reports(), lanes.broken());
    }

    /** Takes every registration back, and does not wait long for it. */
    @Override
    public synchronized void close() {
        Collection<TrunkLane> last = List.copyOf(trunks.values());
        trunks.clear();
        last.forEach(this::stop);
        long byNanos = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        try {
            for (TrunkLane trunk : leaving) {
                boolean inTime = trunk.over().await(Math.max(1, byNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (!inTime) {
                    break;
                }
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        all = List.of();
        byContact = Map.of();
        lanes.close();
    }

    /** Answers that a trunk waits for go to its lane; the stack's thread only passes here. */
    private record FirstEars(Reach reach, SipEars others) implements SipEars {
        @Override
        public void requested(Branch branch, SipRequest request, Source source) {
            others.requested(branch, request, source);
        }

        @Override
        public void responded(SipResponse response) {
            Lane<TrunkMessage> lane = lane(response.callId(), response.method());
            if (lane == null) {
                others.responded(response);
            } else {
                post(lane, new TrunkMessage.Responded(response));
            }
        }

        @Override
        public void timedOut(String sipCallId, CSeq cseq) {
            Lane<TrunkMessage> lane = lane(sipCallId, cseq.method());
            if (lane == null) {
                others.timedOut(sipCallId, cseq);
            } else {
                post(lane, new TrunkMessage.TimedOut(sipCallId, cseq));
            }
        }

        @Override
        public void notSent(String sipCallId, CSeq cseq) {
            Lane<TrunkMessage> lane = lane(sipCallId, cseq.method());
            if (lane == null) {
                others.notSent(sipCallId, cseq);
            } else {
                post(lane, new TrunkMessage.NotSent(sipCallId, cseq));
            }
        }

        private @Nullable Lane<TrunkMessage> lane(String sipCallId, SipMethod method) {
            return method == SipMethod.Known.REGISTER || method == SipMethod.Known.OPTIONS
                    ? reach.lanesBySipCallId().get(sipCallId)
                    : null;
        }

        private void post(Lane<TrunkMessage> lane, TrunkMessage message) {
            if (!lane.post(message)) {
                reach.tally().refusedMessages.increment();
            }
        }
    }
}
