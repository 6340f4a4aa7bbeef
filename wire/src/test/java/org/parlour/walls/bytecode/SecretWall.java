package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** What must not be printed says itself what is printed in its place. */
final class SecretWall implements Wall<Building> {
    private static final Pattern SECRET_TYPE = Pattern.compile("Pin|PhoneNumber|.*(Secret|Key|Password)");
    private static final Set<String> SECRET_WORDS =
            Set.of("key", "keys", "secret", "password", "passphrase", "pwd", "pin", "token", "salt");
    private static final Pattern WORD_START = Pattern.compile("(?=\\p{Lu})");
    private static final Set<String> PRINTABLE = Set.of("[B", "[C", "java.lang.String", "java.lang.CharSequence");

    @Override
    public Stream<Breach> breaches(Building building) {
        return building.written()
                .filter(type -> !type.isInterface() && !type.isEnum())
                .filter(type -> isSecret(type) && !Instructions.of(type).writesItsOwnToString())
                .map(type -> new Breach(
                        type.getName(),
                        "holds a secret and has no toString of its own",
                        "a record prints all its parts, and one day a log line prints the record",
                        "declare toString and return \"" + type.getSimpleName() + "[****]\""));
    }

    private static boolean isSecret(JavaClass type) {
        return SECRET_TYPE.matcher(type.getSimpleName()).matches()
                || (type.isRecord() && type.getFields().stream().anyMatch(SecretWall::isSecretComponent));
    }

    private static boolean isSecretComponent(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && PRINTABLE.contains(field.getRawType().getName())
                && WORD_START
                        .splitAsStream(field.getName())
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(SECRET_WORDS::contains);
    }
}
