package org.parlour.walls;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Things of the platform that a room must not meet, written as people write them:
 *
 * <ul>
 *   <li>{@code java.nio.channels..} a package and all below it
 *   <li>{@code java.util.Timer} a type, with the types inside it
 *   <li>{@code java.lang.System#nanoTime} a member, whatever it is called with
 *   <li>{@code java.util.Date#<init>()} a member, called with exactly this
 *   <li>{@code *} stands for any letters within one name
 * </ul>
 *
 * <p>A pattern made of them matches a type's binary name, or {@code owner#member(parameter, types)}.
 */
public final class Bans {
    /** The keyword, on a method or as a block: it is an instruction, not a type or a member. */
    public static final String SYNCHRONIZED = "synchronized";

    private Bans() {}

    public static Pattern of(String... bans) {
        return Pattern.compile(Arrays.stream(bans).map(Bans::pattern).collect(Collectors.joining("|")));
    }

    private static String pattern(String ban) {
        String name = ban.endsWith("..") ? ban.substring(0, ban.length() - 2) : ban;
        return Pattern.quote(name).replace("*", "\\E\\w*\\Q") + ending(ban);
    }

    private static String ending(String ban) {
        if (ban.endsWith("..")) {
            return "\\..+";
        }
        if (ban.endsWith(")")) {
            return "";
        }
        return ban.contains("#") ? "(\\(.*\\))?" : "(\\$.*)?";
    }
}
