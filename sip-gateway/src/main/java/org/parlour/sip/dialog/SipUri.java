package org.parlour.sip.dialog;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URI as it was written. It may hold a caller's number and cannot be printed. */
public record SipUri(String text) {
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    /** Lower case; empty where there is none. */
    public String scheme() {
        return text.substring(0, Math.max(0, text.indexOf(':'))).toLowerCase(Locale.ROOT);
    }

    /**
     * What stands before the host, or all of a telephone URI: the number that is meant; empty where there is none.
     * Escapes are undone and parameters left out (RFC 3261 section 19.1.1, RFC 3966 section 3).
     */
    public String user() {
        String behindScheme = text.substring(text.indexOf(':') + 1);
        int at = behindScheme.lastIndexOf('@', endOf(behindScheme, "?"));
        if (at < 0 && !scheme().equals("tel")) {
            return "";
        }
        String user = at < 0 ? behindScheme : behindScheme.substring(0, at);
        return unescaped(user.substring(0, Math.min(endOf(user, ";"), endOf(user, ":"))));
    }

    private static int endOf(String part, String mark) {
        int end = part.indexOf(mark);
        return end < 0 ? part.length() : end;
    }

    private static String unescaped(String part) {
        Matcher escapes = ESCAPE.matcher(part);
        return escapes.replaceAll(
                escape -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /** Whether it bears this parameter, as {@code lr} in {@code sip:p1.example.com;lr}. */
    boolean hasParameter(String name) {
        String parameters = ";" + text.split("\\?", 2)[0].toLowerCase(Locale.ROOT) + ";";
        int hostEnds = parameters.indexOf(';', Math.max(1, parameters.lastIndexOf('@')));
        String behindHost = parameters.substring(hostEnds);
        return behindHost.contains(";" + name + ";") || behindHost.contains(";" + name + "=");
    }

    @Override
    public String toString() {
        return "SipUri[****]";
    }
}
