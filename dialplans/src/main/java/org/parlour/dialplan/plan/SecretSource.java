package org.parlour.dialplan.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.wire.call.Reading;

/** Where a secret lies. A plan holds no secret, so that it can be shown, stored and compared. */
public sealed interface SecretSource {
    /** In a variable of the program's environment. */
    record Environment(String variable) implements SecretSource {
        @Override
        public String toString() {
            return "${env:" + variable + "}";
        }
    }

    /** In a file, its first line; a relative path begins at the data folder. Who reads it confines it to the secrets there. */
    record FileLine(String path) implements SecretSource {
        @Override
        public String toString() {
            return "${file:" + path + "}";
        }
    }

    /** What a reader of secrets is asked before a plan is taken. */
    @FunctionalInterface
    interface Reader {
        /** Empty where the secret can be read; else why not, in words that follow "it": "is not set". */
        String flaw(SecretSource source);
    }

    Pattern TEXT = Pattern.compile("\\$\\{(?:env:([A-Za-z_][A-Za-z0-9_]{0,127})|file:([^\\s{}$\"]{1,250}))\\}");

    static Reading<SecretSource> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return new Reading.Malformed<>("${env:NAME} or ${file:path}, never the password itself");
        }
        return new Reading.Parsed<>(
                matcher.group(1) == null ? new FileLine(matcher.group(2)) : new Environment(matcher.group(1)));
    }
}
