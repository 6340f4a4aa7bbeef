package org.parlour.sip.registration;

import java.net.InetSocketAddress;
import java.util.List;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.digest.Credentials;

/** What happens to a registration. */
public sealed interface RegistrationEvent {
    /** What {@link RegistrationEffect.Prepare} asked for. */
    record Prepared(Credentials credentials, List<Target> targets) implements RegistrationEvent {
        public Prepared {
            targets = List.copyOf(targets);
        }
    }

    /** It cannot be had: {@link Trouble.Kind#NO_PASSWORD}, {@link Trouble.Kind#NO_TARGETS}. */
    record Unprepared(Trouble trouble) implements RegistrationEvent {}

    /** A response to a REGISTER of ours; its fields hold every Contact, and the Via as {@code Via}. */
    record Responded(SipResponse response) implements RegistrationEvent {}

    record TimedOut(CSeq cseq) implements RegistrationEvent {}

    record NotSent(CSeq cseq) implements RegistrationEvent {}

    /** Another answer of a server told how it sees us. */
    record Sighted(InetSocketAddress server, InetSocketAddress us) implements RegistrationEvent {}

    record DeadlineReached() implements RegistrationEvent {}

    /** Somebody wants it tried now. */
    record Hurry() implements RegistrationEvent {}

    /** The trunk is no more, or the house closes. */
    record Close() implements RegistrationEvent {}
}
