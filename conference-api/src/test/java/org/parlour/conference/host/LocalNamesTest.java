package org.parlour.conference.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalNamesTest {
    @Test
    void namesOfThisMachineCanStandInACertificate() {
        LocalNames names = LocalNames.read();
        assertThat(LocalNames.isDnsName(names.hostName())).isTrue();
        assertThat(names.addresses())
                .allMatch(address -> !address.isLoopbackAddress() && !address.isAnyLocalAddress())
                .noneMatch(address -> address.getHostAddress().contains("%"));
    }

    @Test
    void knowsADnsNameFromOtherWords() {
        assertThat(LocalNames.isDnsName("parlour.example.org")).isTrue();
        assertThat(LocalNames.isDnsName("praxis-3")).isTrue();
        assertThat(LocalNames.isDnsName("x".repeat(64))).isFalse();
        assertThat(LocalNames.isDnsName(("x".repeat(60) + ".").repeat(5) + "org"))
                .isFalse();
        assertThat(LocalNames.isDnsName("-a")).isFalse();
        assertThat(LocalNames.isDnsName("a-")).isFalse();
        assertThat(LocalNames.isDnsName("a..b")).isFalse();
        assertThat(LocalNames.isDnsName("über.example")).isFalse();
        assertThat(LocalNames.isDnsName("*.example")).isFalse();
        assertThat(LocalNames.isDnsName("")).isFalse();
    }
}
