package org.parlour.conference.room.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

class SignalJsonFuzzTest {
    private final SignalJson json = new SignalJson();

    @Test
    void whateverIsSaidIsAValue() {
        Fuzz.storm(
                "signal-json",
                Examples.REQUESTS.stream()
                        .map(request -> request.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                // As halves of characters come out of a careless page.
                bytes -> {
                    assertThat(json.read(new String(bytes, StandardCharsets.UTF_8)))
                            .isNotNull();
                    assertThat(json.read(new String(bytes, StandardCharsets.UTF_16BE)))
                            .isNotNull();
                });
    }
}
