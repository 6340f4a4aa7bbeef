package org.parlour.dialplan.plan;

import org.jspecify.annotations.Nullable;

/**
 * How we register with a provider.
 *
 * @param login what digest authentication calls the user, where it is not {@code user}
 * @param realm what the provider must call itself; null takes any
 */
public record Registration(
        SipServer registrar,
        String user,
        @Nullable String login,
        @Nullable String realm,
        SecretSource password,
        int expiresSeconds) {
    public static final int EXPIRES_SECONDS = 600;

    @Override
    public String toString() {
        return "Registration[" + registrar + "]";
    }
}
