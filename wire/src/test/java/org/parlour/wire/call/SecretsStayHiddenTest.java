package org.parlour.wire.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsStayHiddenTest {
    private static final Pin PIN = new Pin("123456786");
    private static final PhoneNumber NUMBER = new PhoneNumber("+49301234567");

    private record Ringing(PhoneNumber caller, Optional<Pin> typed, List<Pin> tried) {}

    private static final Ringing RINGING = new Ringing(NUMBER, Optional.of(PIN), List.of(PIN, PIN));

    private static void showsNoDigit(String text) {
        assertThat(text).doesNotContainPattern("[0-9]");
    }

    @Test
    void printsStarsInsteadOfDigits() {
        assertThat(PIN).hasToString("Pin[****]");
        assertThat(NUMBER).hasToString("PhoneNumber[****]");
        assertThat(PhoneNumber.ANONYMOUS).hasToString("PhoneNumber[****]");
    }

    @Test
    void noWayToPutItIntoASentenceShowsADigit() {
        showsNoDigit(PIN + " " + NUMBER);
        showsNoDigit(String.format(Locale.ROOT, "%s %S %20s", PIN, NUMBER, PIN));
        showsNoDigit(String.join(" ", String.valueOf(PIN), NUMBER.toString()));
        showsNoDigit(Arrays.toString(new Object[] {PIN, NUMBER}));
        showsNoDigit(Map.of(PIN, NUMBER).toString());
    }

    @Test
    void aRecordThatHoldsThemShowsNoDigit() {
        showsNoDigit(RINGING.toString());
        showsNoDigit(new Reading.Parsed<>(PIN).toString());
        showsNoDigit(new Reading.Parsed<>(NUMBER).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456787", "98765x", "+49301234567890123", "030x12", "4711"})
    void aRefusalDoesNotRepeatWhatWasRefused(String wrong) {
        for (Function<String, Object> door : List.<Function<String, Object>>of(
                Pin::parse,
                PhoneNumber::parse,
                text -> Assertions.catchThrowable(() -> new Pin(text)),
                text -> String.valueOf(Assertions.catchThrowable(() -> new PhoneNumber(text))))) {
            String said = door.apply(wrong).toString();
            assertThat(said).doesNotContain(wrong, wrong.substring(0, 4));
        }
    }

    @Test
    void anExceptionThatNamesThemShowsNoDigit() {
        showsNoDigit(new IllegalStateException("no seat for " + RINGING).toString());
    }

    @Test
    void javaDoesNotSerialiseThem() {
        for (Object secret : List.of(PIN, NUMBER)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Throwable refused = Assertions.catchThrowable(() -> write(secret, bytes));
            assertThat(refused).isInstanceOf(NotSerializableException.class);
            assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("12345");
            showsNoDigit(refused.toString());
        }
    }

    private static void write(Object secret, ByteArrayOutputStream bytes) throws IOException {
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(secret);
        }
    }

    /** What maps objects to JSON looks for getters, record components and public fields: there are none. */
    @Test
    void noGetterNoComponentNoFieldLeadsToTheDigits() {
        for (Class<?> secret : List.of(Pin.class, PhoneNumber.class)) {
            assertThat(secret.isRecord()).isFalse();
            assertThat(Arrays.stream(secret.getDeclaredFields())
                            .filter(field -> !Modifier.isStatic(field.getModifiers())))
                    .allMatch(field -> Modifier.isPrivate(field.getModifiers()));
            assertThat(Arrays.stream(secret.getMethods())
                            .filter(method -> method.getDeclaringClass() == secret)
                            .filter(method -> method.getReturnType() == String.class)
                            .map(Method::getName))
                    .allMatch(name -> name.startsWith("reveal") || name.equals("toString") || name.equals("masked"));
        }
    }

    @Test
    void theHashOfAPinTellsItsLengthAlone() {
        assertThat(PIN.hashCode()).isEqualTo(9);
    }
}
