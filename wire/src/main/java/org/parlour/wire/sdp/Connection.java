package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code c=}: where media is wanted (RFC 8866 section 5.7); the scope is {@code /ttl/count} of multicast, or empty. */
public record Connection(NetworkAddress address, String scope) {
    public Connection {
        Grammar.require(
                scope.isEmpty() || (scope.startsWith("/") && Grammar.isWord(scope)), "a scope begins at a slash");
    }

    public static Connection of(NetworkAddress address) {
        return new Connection(address, "");
    }

    String text() {
        return address.text() + scope;
    }

    static @Nullable Connection parse(String text) {
        List<String> words = Grammar.words(text);
        if (words.size() != 3) {
            return null;
        }
        String host = words.get(2);
        int slash = host.indexOf('/');
        String scope = slash < 0 ? "" : host.substring(slash);
        String bare = slash < 0 ? host : host.substring(0, slash);
        NetworkAddress address = NetworkAddress.parse(List.of(words.get(0), words.get(1), bare));
        return address == null ? null : new Connection(address, scope);
    }
}
