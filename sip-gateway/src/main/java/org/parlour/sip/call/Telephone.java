package org.parlour.sip.call;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.parlour.mixer.tone.HoldMusic;
import org.parlour.sip.digits.Road;
import org.parlour.sip.digits.Stroke;
import org.parlour.sip.jain.SipCounters;
import org.parlour.sip.jain.SipDoor;
import org.parlour.sip.jain.SipSettings;
import org.parlour.sip.lane.Lanes;
import org.parlour.sip.media.PhonePorts;
import org.parlour.sip.media.PortCounters;
import org.parlour.sip.mixing.MediaFloor;
import org.parlour.sip.mixing.MixCounters;
import org.parlour.sip.mixing.PhoneSounds;
import org.parlour.sip.mixing.SoundCounters;
import org.parlour.sip.reach.ReachCounters;
import org.parlour.sip.reach.Registrations;
import org.parlour.sip.reach.TrunkReach;
import org.parlour.sip.seat.KeyRoad;
import org.parlour.sip.seat.PhoneCalls;
import org.parlour.sip.seat.Pressing;
import org.parlour.sip.seat.SeatEvent;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway: telephones call in here, and the floor above asks here what it wants of their calls. */
public final class Telephone implements PhoneCalls, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Telephone.class);
    // A phone answers a BYE within some milliseconds; whoever does not is not waited for.
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Lanes lanes = new Lanes();
    private final PhonePorts ports;
    private final PhoneSounds sounds;
    private final House house;
    private final Switchboard switchboard;
    private final Claims claims;
    private final Registrations registrations;
    private final SipDoor sip;

    private volatile boolean reaches;
    private volatile boolean closed;

    private Telephone(MediaFloor floor, Wires wires, Upstairs upstairs, RandomGenerator chance, InstantSource clock)
            throws IOException {
        // Composed now, because a loop must not wait for it.
        HoldMusic.samples();
        ports = new PhonePorts(wires.firstPort(), wires.lastPort(), chance.nextInt());
        sounds = new PhoneSounds(floor, ports, chance);
        claims = new Claims(wires.plans());
        house = new House(upstairs, claims, sounds, chance, clock);
        switchboard = new Switchboard(house, lanes);
        registrations = wires.registrations().apply(claims);
        claims.contacts(registrations::trunkOfContact);
        sip = SipDoor.open(SipSettings.named("parlour"), claims, registrations.before(switchboard));
        switchboard.connect(sip);
    }

    /**
     * Opens for callers.
     *
     * @param chance what nobody can guess: tags, sequence numbers; safe for threads
     * @throws IOException where a place to listen cannot be had; its message names the place
     */
    public static Telephone open(
            MediaFloor floor, Wires wires, Upstairs upstairs, RandomGenerator chance, InstantSource clock)
            throws IOException {
        Telephone telephone = new Telephone(floor, wires, upstairs, chance, clock);
        try {
            for (InetSocketAddress place : wires.listen()) {
                telephone.sip.listen(place);
            }
            if (!wires.listen().isEmpty()) {
                telephone.registrations.connect(
                        telephone.sip, wires.listen().getFirst().getPort());
                telephone.reaches = true;
            }
            telephone.followPlan();
            return telephone;
        } catch (IOException failed) {
            telephone.close();
            throw failed;
        }
    }

    /** Another plan is in force: trunks are registered and asked as it says, by a house that listens for SIP at all. */
    public void followPlan() {
        if (reaches && !closed) {
            registrations.follow(claims.now().plan());
        }
    }

    /** How trunks stand that are registered or watched. */
    public List<TrunkReach> trunks() {
        return registrations.reports();
    }

    public ReachCounters reach() {
        return registrations.counters();
    }

    @Override
    public boolean admit(CallId call, RoomId room) {
        return inReception(call)
                .map(known -> known.line().tell(new CallMessage.Admit(room)))
                .orElse(false);
    }

    @Override
    public boolean refuse(CallId call) {
        return inReception(call)
                .map(known -> known.line().tell(new CallMessage.Refuse()))
                .orElse(false);
    }

    private Optional<PhoneCall> inReception(CallId call) {
        return switchboard.call(call).filter(known -> known.stay().isInReception());
    }

    @Override
    public boolean hangUp(CallId call) {
        return switchboard
                .call(call)
                .map(known -> known.line().tell(new CallMessage.HangUp()))
                .orElse(false);
    }

    @Override
    public boolean mute(CallId call, boolean muted) {
        return atTheSeat(call, new SeatEvent.MutedByHost(muted));
    }

    @Override
    public boolean hear(CallId call, HearingProfile profile) {
        return atTheSeat(call, new SeatEvent.HearingWished(profile));
    }

    @Override
    public boolean lowerHand(CallId call) {
        return atTheSeat(call, new SeatEvent.HandLowered());
    }

    @Override
    public boolean letThrough(CallId call) {
        return seated(call)
                .map(known -> known.line().tell(new CallMessage.LetThrough()))
                .orElse(false);
    }

    @Override
    public boolean test(CallId call) {
        return atTheSeat(call, new SeatEvent.TestAsked());
    }

    @Override
    public boolean move(CallId call, RoomId room) {
        return seated(call)
                .filter(known -> !room.equals(known.stay().room()))
                .map(known -> known.line().tell(new CallMessage.Move(room)))
                .orElse(false);
    }

    @Override
    public Pressing press(CallId call, List<Stroke> strokes, KeyRoad by) {
        return seated(call).map(known -> press(known, strokes, by)).orElse(Pressing.NO_SEAT);
    }

    private static Pressing press(PhoneCall call, List<Stroke> strokes, KeyRoad by) {
        Set<Road> open = call.stay().outgoing().roads();
        Road road =
                switch (by) {
                    case AUTO -> open.contains(Road.EVENTS) ? Road.EVENTS : Road.TONES;
                    case EVENTS -> Road.EVENTS;
                    case INFO -> Road.INFOS;
                    case TONES -> Road.TONES;
                };
        if (!open.contains(road)) {
            return Pressing.NO_SUCH_ROAD;
        }
        return call.line().tell(new CallMessage.Press(strokes, road)) ? Pressing.PRESSING : Pressing.NO_SEAT;
    }

    private boolean atTheSeat(CallId call, SeatEvent event) {
        return seated(call)
                .map(known -> known.line().tell(new CallMessage.AtTheSeat(event)))
                .orElse(false);
    }

    private Optional<PhoneCall> seated(CallId call) {
        return switchboard.call(call).filter(known -> known.stay().room() != null);
    }

    @Override
    public void policy(RoomId room, PhonePolicy policy) {
        house.policies().put(room, policy);
        toAll(room, new SeatEvent.PolicyChanged(policy));
    }

    @Override
    public void hostLeft(RoomId room) {
        toAll(room, new SeatEvent.HostLeft());
    }

    @Override
    public void close(RoomId room) {
        house.policies().remove(room);
        toAll(room, new SeatEvent.RoomClosed());
    }

    private void toAll(RoomId room, SeatEvent event) {
        switchboard.all().stream()
                .filter(call -> room.equals(call.stay().room()))
                .forEach(call -> call.line().tell(new CallMessage.AtTheSeat(event)));
    }

    /** Whether any telephone can call in. */
    public boolean isListening() {
        return !sip.listening().isEmpty();
    }

    public TelephoneCounters calls() {
        return switchboard.counters();
    }

    public PortCounters ports() {
        return ports.counters();
    }

    public SoundCounters sounds() {
        return sounds.ended();
    }

    public MixCounters mixes() {
        return sounds.counters();
    }

    public SipCounters messages() {
        return sip.counters();
    }

    /** Says goodbye to everybody, by BYE, and closes. */
    @Override
    public void close() {
        closed = true;
        switchboard.close();
        List<PhoneCall> left = List.copyOf(switchboard.all());
        CountDownLatch gone = new CountDownLatch(left.size());
        for (PhoneCall call : left) {
            if (!call.line().tell(new CallMessage.HouseCloses(gone::countDown))) {
                gone.countDown();
            }
        }
        try {
            if (!gone.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("{} calls did not answer our goodbye.", gone.getCount());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        lanes.close();
        registrations.close();
        sip.close();
    }
}
