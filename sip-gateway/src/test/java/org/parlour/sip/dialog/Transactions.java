package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipMethod.Known;

/**
 * RFC 3261 section 17 over UDP, as the stack below our dialogs does it: an INVITE answered with 2xx is absorbed for eight
 * seconds and comes up anew afterwards, a 2xx that comes again comes up without a transaction.
 */
final class Transactions {
    private static final long T1 = Duration.ofMillis(500).toNanos();
    private static final long T2 = Duration.ofSeconds(4).toNanos();
    private static final long T4 = Duration.ofSeconds(5).toNanos();
    private static final long TIMEOUT = 64 * T1;
    private static final long TRYING = Duration.ofMillis(200).toNanos();
    private static final long LINGER = Duration.ofSeconds(8).toNanos();

    private record Name(Branch branch, SipMethod method) {}

    private static final class Asked {
        final Packet packet;
        boolean isHeard;
        boolean isDone;

        @Nullable
        SipRequest ack;

        Asked(Packet packet) {
            this.packet = packet;
        }
    }

    private static final class Answering {
        @Nullable
        Packet last;

        boolean isDone;
        boolean isAcknowledged;
    }

    private final String host;
    private final Agenda agenda;
    private final Consumer<Event> up;
    private final Map<Name, Asked> asked = new HashMap<>();
    private final Map<Name, Answering> answering = new HashMap<>();
    private final List<Packet> departures = new ArrayList<>();
    private int branches;

    Transactions(String host, Agenda agenda, Consumer<Event> up) {
        this.host = host;
        this.agenda = agenda;
        this.up = up;
    }

    List<Packet> departures() {
        List<Packet> now = List.copyOf(departures);
        departures.clear();
        return now;
    }

    boolean areDone() {
        return asked.isEmpty() && answering.isEmpty();
    }

    private Branch newBranch() {
        return new Branch("z9hG4bK-" + host + "-" + ++branches);
    }

    void send(SipRequest request) {
        Branch branch =
                request.method() == Known.CANCEL ? branchOfInvite(request.cseq().number()) : newBranch();
        Asked transaction = new Asked(new Packet(branch, request));
        asked.put(new Name(branch, request.method()), transaction);
        departures.add(transaction.packet);
        repeat(transaction, T1);
        agenda.in(TIMEOUT, () -> timeOut(transaction));
    }

    /** Forgets an INVITE that will never be answered. */
    void abandon(SipRequest invite) {
        asked.values().removeIf(transaction -> transaction.packet.message().equals(invite));
    }

    void sendAck(SipRequest ack) {
        departures.add(new Packet(newBranch(), ack));
    }

    private Branch branchOfInvite(long number) {
        return asked.values().stream()
                .map(transaction -> transaction.packet)
                .filter(packet -> packet.message().cseq().equals(new CSeq(number, Known.INVITE)))
                .map(Packet::branch)
                .findFirst()
                .orElseGet(this::newBranch);
    }

    private void repeat(Asked transaction, long pauseNanos) {
        agenda.in(pauseNanos, () -> {
            boolean isInvite = transaction.packet.message().method() == Known.INVITE;
            if (transaction.isDone || (isInvite && transaction.isHeard)) {
                return;
            }
            departures.add(transaction.packet);
            repeat(transaction, transaction.isHeard ? T2 : isInvite ? 2 * pauseNanos : Math.min(T2, 2 * pauseNanos));
        });
    }

    private void timeOut(Asked transaction) {
        SipMessage request = transaction.packet.message();
        if (transaction.isDone || (request.method() == Known.INVITE && transaction.isHeard)) {
            return;
        }
        transaction.isDone = true;
        asked.remove(new Name(transaction.packet.branch(), request.method()));
        up.accept(new Event.TimedOut(request.cseq()));
    }

    void respond(Branch branch, SipResponse response) {
        Name name = new Name(branch, response.method());
        Answering transaction = answering.get(name);
        if (transaction == null || transaction.isDone) {
            return;
        }
        Packet packet = new Packet(branch, response);
        transaction.last = packet;
        departures.add(packet);
        if (!response.isFinal()) {
            return;
        }
        transaction.isDone = true;
        if (response.method() == Known.INVITE && !response.isSuccess()) {
            repeatUntilAcknowledged(transaction, packet, T1);
            agenda.in(TIMEOUT, () -> answering.remove(name));
        } else {
            agenda.in(response.method() == Known.INVITE ? LINGER : TIMEOUT, () -> answering.remove(name));
        }
    }

    private void repeatUntilAcknowledged(Answering transaction, Packet packet, long pauseNanos) {
        agenda.in(pauseNanos, () -> {
            if (!transaction.isAcknowledged && answering.containsValue(transaction)) {
                departures.add(packet);
                repeatUntilAcknowledged(transaction, packet, Math.min(T2, 2 * pauseNanos));
            }
        });
    }

    void respondAgain(Branch branch, SipResponse response) {
        departures.add(new Packet(branch, response));
    }

    void absorb(Branch branch) {
        answering.remove(new Name(branch, Known.INVITE));
    }

    void receive(Packet packet) {
        switch (packet.message()) {
            case SipRequest request when request.method() == Known.ACK -> acknowledge(packet.branch(), request);
            case SipRequest request -> request(packet.branch(), request);
            case SipResponse response -> response(packet.branch(), response);
        }
    }

    private void acknowledge(Branch branch, SipRequest ack) {
        Answering transaction = answering.get(new Name(branch, Known.INVITE));
        if (transaction == null) {
            up.accept(new Event.Requested(branch, ack));
        } else if (!transaction.isAcknowledged) {
            transaction.isAcknowledged = true;
            agenda.in(T4, () -> answering.remove(new Name(branch, Known.INVITE), transaction));
        }
    }

    private void request(Branch branch, SipRequest request) {
        Name name = new Name(branch, request.method());
        Answering known = answering.get(name);
        if (known != null) {
            Packet last = known.last;
            boolean isAnswered2xx = last != null
                    && last.message() instanceof SipResponse response
                    && response.isSuccess()
                    && response.method() == Known.INVITE;
            if (last != null && !isAnswered2xx && !known.isAcknowledged) {
                departures.add(last);
            }
            return;
        }
        Answering transaction = new Answering();
        answering.put(name, transaction);
        if (request.method() == Known.INVITE) {
            agenda.in(TRYING, () -> sayTrying(branch, request, transaction));
        }
        up.accept(new Event.Requested(branch, request));
    }

    private void sayTrying(Branch branch, SipRequest invite, Answering transaction) {
        if (transaction.last == null && answering.containsValue(transaction)) {
            SipResponse trying =
                    new SipResponse(invite.envelope(), 100, "Trying", null, List.of(), HeaderFields.NONE, null);
            transaction.last = new Packet(branch, trying);
            departures.add(transaction.last);
        }
    }

    private void response(Branch branch, SipResponse response) {
        Name name = new Name(branch, response.method());
        Asked transaction = asked.get(name);
        if (transaction == null) {
            if (response.isSuccess() && response.method() == Known.INVITE) {
                up.accept(new Event.Responded(response));
            }
            return;
        }
        transaction.isHeard = true;
        if (transaction.isDone) {
            if (transaction.ack != null) {
                departures.add(new Packet(branch, transaction.ack));
            }
            return;
        }
        if (response.isFinal()) {
            transaction.isDone = true;
            leave(name, transaction, response);
        }
        up.accept(new Event.Responded(response));
    }

    private void leave(Name name, Asked transaction, SipResponse response) {
        if (response.method() != Known.INVITE) {
            agenda.in(T4, () -> asked.remove(name));
        } else if (response.isSuccess()) {
            asked.remove(name);
        } else if (transaction.packet.message() instanceof SipRequest invite) {
            SipRequest ack = new SipRequest(
                    new Envelope(
                            invite.from(),
                            response.to(),
                            invite.callId(),
                            new CSeq(invite.cseq().number(), Known.ACK)),
                    invite.uri(),
                    SipRequest.MAX_FORWARDS,
                    null,
                    List.of(),
                    invite.routes(),
                    HeaderFields.NONE,
                    null);
            transaction.ack = ack;
            departures.add(new Packet(name.branch(), ack));
            agenda.in(TIMEOUT, () -> asked.remove(name));
        }
    }
}
