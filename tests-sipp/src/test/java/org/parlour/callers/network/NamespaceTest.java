package org.parlour.callers.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.callers.process.Spawned;

@Tag("peer")
class NamespaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void whoeverIsInsideHasAnAddressOfTheirOwnAndSeesThisMachineByIt(@TempDir Path folder) throws Exception {
        try (Namespace network = Namespace.make()) {
            assertThat(NetworkInterface.getByInetAddress(network.houseAddress()))
                    .isNotNull();
            assertThat(NetworkInterface.getByInetAddress(network.guestAddress()))
                    .isNull();
            try (Spawned looking = Spawned.start(
                    folder, network.inside(List.of("ip", "-o", "-4", "addr", "show", "scope", "global")))) {
                assertThat(looking.awaitPrinted(network.guestAddress().getHostAddress(), PATIENCE))
                        .as(looking.everythingPrinted())
                        .isTrue();
            }
        }
    }

    @Test
    void nothingOfItIsLeft() throws Exception {
        Namespace network = Namespace.make();
        network.close();
        assertThat(NetworkInterface.getByInetAddress(network.houseAddress())).isNull();
    }
}
