package org.parlour.conference.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code parlour.media}.
 *
 * @param phonePorts the UDP ports of telephones' sound; each call takes two
 * @param loops how many threads move sound; one less than there are processors when 0
 */
public record MediaSettings(
        @DefaultValue("20000-29999") String phonePorts,
        @DefaultValue("0") int loops) {
    private static final int LOWEST_PORT = 1_024;
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_LOOPS = 256;
    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,5})\\s*-\\s*(\\d{1,5})\\s*");

    public MediaSettings {
        if (loops < 0 || loops > MOST_LOOPS) {
            throw new IllegalArgumentException(
                    "parlour.media.loops is '" + loops + "', which is not a number from 0 to " + MOST_LOOPS + ".");
        }
        Matcher range = RANGE.matcher(phonePorts);
        boolean good = range.matches()
                && Integer.parseInt(range.group(1)) >= LOWEST_PORT
                && Integer.parseInt(range.group(2)) <= HIGHEST_PORT
                && Integer.parseInt(range.group(1)) + 2 <= Integer.parseInt(range.group(2));
        if (!good) {
            throw new IllegalArgumentException("parlour.media.phone-ports is '" + phonePorts
                    + "', which is not a range of ports from 1024 to 65535, such as 20000-29999.");
        }
    }

    /** RTP has even ports (RFC 3550 section 11), so an odd first one is left out. */
    int firstPort() {
        int first = Integer.parseInt(phonePorts.split("-", 2)[0].strip());
        return first + first % 2;
    }

    int lastPort() {
        return Integer.parseInt(phonePorts.split("-", 2)[1].strip());
    }

    int loopCount() {
        return loops > 0 ? loops : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }
}
