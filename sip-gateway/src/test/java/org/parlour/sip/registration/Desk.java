package org.parlour.sip.registration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.Registration;
import org.parlour.dialplan.plan.SecretSource;
import org.parlour.dialplan.plan.SipServer;
import org.parlour.dialplan.plan.Transport;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.digest.Credentials;
import org.parlour.sip.digest.Password;
import org.parlour.wire.call.TrunkName;

/** A registration on a desk: its clock is moved by hand, and what it sends lies there. */
final class Desk {
    static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.ofLiteral("10.0.0.5"), 5060);
    static final Target FIRST = target("198.51.100.1", 10);
    static final Target SECOND = target("198.51.100.2", 20);

    final List<RegistrationEffect> told = new ArrayList<>();
    final List<SipRequest> sent = new ArrayList<>();
    final List<Target> asked = new ArrayList<>();
    final Registering registering;
    List<Target> targets = List.of(FIRST, SECOND);

    @Nullable
    Trouble flaw;

    long nowNanos;

    Desk(long seed) {
        this(seed, null, 600);
    }

    Desk(long seed, @Nullable String realm, int expiresSeconds) {
        Registration registration = new Registration(
                new SipServer("sip.example.net", 0),
                "49302312500",
                null,
                realm,
                new SecretSource.Environment("SECRET"),
                expiresSeconds);
        byte[] houseKey = new byte[32];
        ContactUser contact = ContactUser.keyed(houseKey, new TrunkName("berlin"), registration);
        registering = new Registering(
                new Registrant(registration, null, contact), RegistrationTimers.USUAL, new SplittableRandom(seed), 0);
    }

    static Target target(String address, int priority) {
        return new Target(
                new InetSocketAddress(InetAddress.ofLiteral(address), 5060), LOCAL, Transport.UDP, priority, 0);
    }

    void on(RegistrationEvent event) {
        for (RegistrationEffect effect : registering.on(event, nowNanos)) {
            told.add(effect);
            switch (effect) {
                case RegistrationEffect.Send(SipRequest request, Target target) -> {
                    sent.add(request);
                    asked.add(target);
                }
                case RegistrationEffect.Prepare _ -> {
                    Trouble why = flaw;
                    on(
                            why == null
                                    ? new RegistrationEvent.Prepared(
                                            new Credentials("49302312500", new Password(Provider.PASSWORD)), targets)
                                    : new RegistrationEvent.Unprepared(why));
                }
                default -> {
                    continue;
                }
            }
        }
    }

    /** Until it has something to send, or the time is over. */
    boolean passesUntilSent(Duration most) {
        int before = sent.size();
        long byNanos = nowNanos + most.toNanos();
        while (sent.size() == before && registering.nextDeadlineNanos() <= byNanos) {
            nowNanos = Math.max(nowNanos, registering.nextDeadlineNanos());
            on(new RegistrationEvent.DeadlineReached());
        }
        if (sent.size() == before) {
            nowNanos = byNanos;
        }
        return sent.size() > before;
    }

    void passes(Duration time) {
        long byNanos = nowNanos + time.toNanos();
        while (registering.nextDeadlineNanos() <= byNanos) {
            nowNanos = Math.max(nowNanos, registering.nextDeadlineNanos());
            on(new RegistrationEvent.DeadlineReached());
        }
        nowNanos = byNanos;
    }

    SipRequest last() {
        return sent.getLast();
    }

    void answer(SipResponse response) {
        nowNanos += Duration.ofMillis(20).toNanos();
        on(new RegistrationEvent.Responded(response));
    }

    void answer(int status, String reason) {
        answer(status, reason, HeaderFields.NONE);
    }

    void answer(int status, String reason, HeaderFields fields) {
        SipResponse plain = last().response(status, reason, "provider");
        answer(new SipResponse(plain.envelope(), status, reason, null, List.of(), fields, null));
    }

    /** As long as there are questions. */
    void talkTo(Provider provider) {
        answerAll(request -> provider.answer(request, nowNanos));
    }

    void answerAll(Function<SipRequest, SipResponse> answering) {
        int first = sent.size() - 1;
        for (int i = first; i < sent.size(); i++) {
            if (i - first > 20) {
                throw new AssertionError("a storm");
            }
            answer(answering.apply(sent.get(i)));
        }
    }

    /** A desk whose registration is kept by a provider. */
    static Desk registered(Provider provider) {
        Desk desk = new Desk(7);
        desk.passesUntilSent(Duration.ofSeconds(10));
        desk.talkTo(provider);
        return desk;
    }

    CSeq lastCSeq() {
        return last().cseq();
    }

    <T extends RegistrationEffect> List<T> told(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    RegistrationState state() {
        return registering.state();
    }

    Duration untilNext() {
        return Duration.ofNanos(state().nextNanos() - nowNanos);
    }

    String contact() {
        return contact(sent.size() - 1);
    }

    /** What a request said where we are. */
    String contact(int index) {
        SipAddress contact = sent.get(index).contact();
        return contact == null ? "" : contact.text();
    }
}
