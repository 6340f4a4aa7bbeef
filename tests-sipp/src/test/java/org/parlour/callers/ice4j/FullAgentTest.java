package org.parlour.callers.ice4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Two agents of one kind find each other; the suites let one find the program. */
class FullAgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void findsAnotherByUdp() throws Exception {
        try (FullAgent one = FullAgent.udp(true);
                FullAgent other = FullAgent.udp(false);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<FullAgent.Outcome> answering = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return other.connect(
                                    one.credentials(), one.addresses().getFirst(), PATIENCE);
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException(interrupted);
                        }
                    },
                    threads);
            FullAgent.Outcome outcome =
                    one.connect(other.credentials(), other.addresses().getFirst(), PATIENCE);
            assertThat(outcome.nominated()).as(outcome.toString()).isTrue();
            assertThat(outcome.remote()).isEqualTo(other.addresses().getFirst());
            assertThat(answering.get().nominated()).isTrue();
        }
    }

    @Test
    void aWrongPasswordFindsNobody() throws Exception {
        try (FullAgent one = FullAgent.udp(true);
                FullAgent other = FullAgent.udp(false)) {
            FullAgent.Credentials wrong =
                    new FullAgent.Credentials(other.credentials().ufrag(), "x".repeat(22));
            assertThat(one.connect(wrong, other.addresses().getFirst(), Duration.ofSeconds(2))
                            .nominated())
                    .isFalse();
        }
    }
}
