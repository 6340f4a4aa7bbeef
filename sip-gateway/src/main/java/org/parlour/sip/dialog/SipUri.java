package org.parlour.sip.dialog;

import java.util.Locale;

/** A URI as it was written. It may hold a caller's number and cannot be printed. */
public record SipUri(String text) {
    /** Lower case; empty where there is none. */
    public String scheme() {
        return text.substring(0, Math.max(0, text.indexOf(':'))).toLowerCase(Locale.ROOT);
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
