package org.parlour.sip.registration;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipRequest;

/** What a registration wants done, or known. */
public sealed interface RegistrationEffect {
    /** Find the password and the targets anew; {@link RegistrationEvent.Prepared} or Unprepared is awaited. */
    record Prepare() implements RegistrationEffect {}

    /** In a new transaction, to this target. */
    record Send(SipRequest request, Target target) implements RegistrationEffect {}

    /** Empty lines, so that a NAT keeps its door open. */
    record KeepAlive(Target target) implements RegistrationEffect {}

    /** So the provider sees us, for the first time or anew. */
    record Observed(InetSocketAddress us) implements RegistrationEffect {}

    /** A registration was made or kept. */
    record Kept() implements RegistrationEffect {}

    /** A round of asking was in vain. */
    record Failed(Trouble trouble) implements RegistrationEffect {}

    /** The next target is asked. */
    record FailedOver(Trouble why) implements RegistrationEffect {}

    /** What an admin should know; null where it is over. Comes when it changes. */
    record Alarm(@Nullable Trouble trouble) implements RegistrationEffect {}

    /** The stage is another one. */
    record Changed(RegistrationState.Stage stage) implements RegistrationEffect {}

    /** Nothing more will come. The last effect. */
    record Forget() implements RegistrationEffect {}
}
