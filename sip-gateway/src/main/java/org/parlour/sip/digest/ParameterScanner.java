package org.parlour.sip.digest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks through {@code scheme name=value, name="value", scheme …} (RFC 7235 section 2.1). A comma stands between
 * parameters and between challenges alike: what follows it is a parameter if an equals sign comes behind its name.
 */
final class ParameterScanner {
    private static final String TOKEN_MARKS = "-.!%*_+`'~#$&^|";
    private static final int MOST_PARAMETERS = 32;

    private final String text;
    private int at;

    ParameterScanner(String text) {
        this.text = text;
    }

    boolean hasMore() {
        skip(" \t,");
        return at < text.length();
    }

    Optional<String> scheme() {
        String word = token();
        return word == null || (at < text.length() && " \t,".indexOf(text.charAt(at)) < 0)
                ? Optional.empty()
                : Optional.of(word);
    }

    /** The parameters up to the next challenge or the end; false where they cannot be read. The first of a name holds. */
    boolean parameters(Map<String, String> parameters) {
        for (int i = 0; i <= MOST_PARAMETERS; i++) {
            skip(" \t,");
            int before = at;
            String name = token();
            skip(" \t");
            if (name == null || at >= text.length() || text.charAt(at) != '=') {
                at = before;
                // Either all is said, or a scheme begins here.
                return before >= text.length() || name != null;
            }
            at++;
            skip(" \t");
            String value = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
            if (value == null) {
                return false;
            }
            parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        }
        return false;
    }

    static String unescaped(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    private void skip(String these) {
        while (at < text.length() && these.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable String token() {
        int begin = at;
        while (at < text.length() && isTokenLetter(text.charAt(at))) {
            at++;
        }
        return at == begin ? null : text.substring(begin, at);
    }

    private static boolean isTokenLetter(char letter) {
        return (letter >= '0' && letter <= '9')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z')
                || TOKEN_MARKS.indexOf(letter) >= 0;
    }

    /** Some servers forget the quotes around a nonce or a list. */
    private @Nullable String bare() {
        int begin = at;
        while (at < text.length() && " \t,\"\\".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at == begin ? null : text.substring(begin, at);
    }

    /** Its letters as they stand: a nonce is said back as it was written, escapes and all (RFC 7616 section 3.4). */
    private @Nullable String quoted() {
        int begin = ++at;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            return null;
        }
        return text.substring(begin, at++);
    }
}
