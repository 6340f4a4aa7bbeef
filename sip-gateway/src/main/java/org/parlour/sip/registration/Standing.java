package org.parlour.sip.registration;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.registration.RegistrationState.Stage;

/** How a registration stands, and the news of it: each is told once. */
final class Standing {
    private static final long NEVER = RegistrationState.NEVER;

    private final Consumer<RegistrationEffect> tell;

    long roundTripNanos = NEVER;
    long boundUntilNanos = NEVER;
    int grantedSeconds;
    int failures;
    List<SipAddress> serviceRoutes = List.of();

    @Nullable
    Trouble trouble;

    private Stage stage = Stage.STARTING;
    private long sinceNanos;
    private @Nullable Trouble alarm;

    Standing(Consumer<RegistrationEffect> tell, long nowNanos) {
        this.tell = tell;
        this.sinceNanos = nowNanos;
    }

    boolean isBound() {
        return boundUntilNanos != NEVER;
    }

    void turn(Stage now, long nowNanos) {
        if (stage != now) {
            stage = now;
            sinceNanos = nowNanos;
            tell.accept(new RegistrationEffect.Changed(now));
        }
    }

    void alarm(@Nullable Trouble why) {
        boolean same = why == null ? alarm == null : alarm != null && alarm.kind() == why.kind();
        alarm = why;
        if (!same) {
            tell.accept(new RegistrationEffect.Alarm(why));
        }
    }

    /** A round in vain. */
    void failed(Trouble why, long nowNanos) {
        tell.accept(new RegistrationEffect.Failed(why));
        if (!isBound()) {
            turn(Stage.UNREGISTERED, nowNanos);
        }
        if (why.kind().isForPeople() || !isBound()) {
            alarm(why);
        }
    }

    RegistrationState state(long nextNanos, @Nullable Target target, @Nullable InetSocketAddress observed) {
        return new RegistrationState(
                stage,
                sinceNanos,
                roundTripNanos,
                trouble,
                nextNanos,
                boundUntilNanos,
                grantedSeconds,
                target,
                observed,
                serviceRoutes,
                failures);
    }
}
