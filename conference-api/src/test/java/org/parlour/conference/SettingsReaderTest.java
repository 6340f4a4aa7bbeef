package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.conference.host.Refusal;

class SettingsReaderTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAnySettingTheDocumentedDefaultsHold() throws Refusal {
        Settings settings = SettingsReader.read(List.of("--parlour.data=x"));
        assertThat(settings.web().httpsPort()).isEqualTo(8443);
        assertThat(settings.web().httpPort()).isEqualTo(8080);
        assertThat(settings.web().certificate()).isNull();
        assertThat(settings.web().names()).isEmpty();
    }

    @Test
    void theFileIsRead() throws IOException, Refusal {
        Settings settings = read("""
            parlour:
              data: /srv/parlour
              web:
                https-port: 443
                address: 192.0.2.7
                names: [Parlour.Example.org, praxis.example]
            """);
        assertThat(settings.dataFolder()).isEqualTo(Path.of("/srv/parlour"));
        assertThat(settings.web().httpsDoor().getPort()).isEqualTo(443);
        assertThat(settings.web().httpsDoor().getAddress().getHostAddress()).isEqualTo("192.0.2.7");
        assertThat(settings.web().names()).containsExactly("parlour.example.org", "praxis.example");
    }

    @Test
    void theCommandLineOverridesTheFile() throws IOException, Refusal {
        assertThat(read("parlour.web.https-port: 1", "--parlour.web.https-port=2")
                        .web()
                        .httpsPort())
                .isEqualTo(2);
    }

    @Test
    void aMisspeltSettingIsNamedWithItsLineAndTheRightOnes() {
        assertThatThrownBy(() -> read("parlour:\n  web:\n    htps-port: 1\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("There is no setting parlour.web.htps-port (parlour.yaml, line 3); there are ")
                .hasMessageContaining("parlour.web.https-port")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aMisspeltWordOnTheCommandLineIsNamed() {
        assertThatThrownBy(() -> SettingsReader.read(List.of("--parlour.webb.https-port=1")))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("There is no setting parlour.webb.https-port; there are ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --parlour.web.https-port=many     | The setting parlour.web.https-port cannot be 'many'.
        --parlour.web.https-port=70000    | parlour.web.https-port is '70000', which is not a port from 1 to 65535.
        --parlour.web.http-port=8443      | parlour.web.https-port and parlour.web.http-port are both 8443. Give each its own.
        --parlour.web.address=here        | parlour.web.address is 'here', which is not an IP address of this machine.
        --parlour.web.names=a,b_c         | parlour.web.names is 'b_c', which is not a DNS name such as parlour.example.org.
        --parlour.web.certificate=a.pem   | Of parlour.web.certificate and parlour.web.private-key only one is set. Set both, or neither.
        --parlour.data=                   | parlour.data is empty. Name a directory, or leave it out.
        """)
    void aSettingThatCannotBeIsSaidInOneSentence(String argument, String sentence) {
        assertThatThrownBy(() -> SettingsReader.read(List.of(argument)))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }

    @Test
    void aFileThatIsNoYamlIsSaidInOneSentence() {
        assertThatThrownBy(() -> read("parlour:\n  web: [\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("parlour.yaml cannot be read: ")
                .hasMessageContaining("line 3")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARLOUR_WEB_HTTPSPORT",
                "PARLOUR_WEB_HTTPS_PORT",
                "PARLOUR_WEB_NAMES_0_",
                "PARLOUR_DATA",
                "PARLOUR_JAVA",
                "PARLOUR_VECTORS",
                "PATH"
            })
    void variablesThatMeanSomethingAreLeftAlone(String variable) {
        assertThatCode(() -> SettingsReader.refuseMisspelt(Stream.of(variable))).doesNotThrowAnyException();
    }

    @Test
    void aMisspeltVariableIsNamed() {
        assertThatThrownBy(() -> SettingsReader.refuseMisspelt(Stream.of("PARLOUR_WEB_PORT")))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("There is no setting environment variable PARLOUR_WEB_PORT");
    }

    private Settings read(String yaml, String... arguments) throws IOException, Refusal {
        Path file = folder.resolve("parlour.yaml");
        Files.writeString(file, yaml);
        return SettingsReader.read(Stream.concat(
                        Stream.of("--spring.config.location=classpath:/application.yaml,file:" + file),
                        Stream.of(arguments))
                .toList());
    }
}
