package org.parlour.conference;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.bouncycastle.Pem;
import org.parlour.conference.gateway.Gateway;
import org.parlour.conference.gateway.GatewayPorts;
import org.parlour.conference.host.LocalNames;
import org.parlour.conference.host.Ports;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.DemoRoom;
import org.parlour.conference.room.links.RoomLinks;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.web.Doors;
import org.parlour.conference.web.HouseCertificate;
import org.parlour.conference.web.WebSettings;
import org.parlour.dialplan.command.DialPlanCommand;
import org.springframework.context.ConfigurableApplicationContext;

/** The entrance. */
public final class Parlour {
    static final int GOOD = 0;
    static final int FAILED = 1;

    private final PrintStream stdout;

    private Parlour(PrintStream stdout) {
        this.stdout = stdout;
    }

    public static void main(String[] arguments) {
        try {
            new Parlour(System.out).obey(List.of(arguments));
        } catch (Refusal refused) {
            System.err.println(refused.getMessage());
            System.exit(FAILED);
        }
    }

    private void obey(List<String> arguments) throws Refusal {
        switch (Command.parse(arguments)) {
            case Command.Serve() -> serve(SettingsReader.read(arguments), arguments);
            case Command.BackUp(Path target) -> {
                Path copy = Backup.make(SettingsReader.read(arguments).dataFolder(), target);
                stdout.println("The backup lies in " + copy + "; PARLOUR_DATA=" + copy + " starts from it.");
            }
            case Command.TellPin() ->
                stdout.println(PinTeller.tell(SettingsReader.read(arguments).dataFolder()));
            case Command.AskDialPlan(List<String> words) -> askDialPlan(words, Command.settings(arguments));
            case Command.TellVersion() -> stdout.println("Parlour " + Version.ofProgram());
            case Command.Misunderstood(String sentence) -> throw new Refusal(sentence);
        }
    }

    private void askDialPlan(List<String> words, List<String> settings) throws Refusal {
        DialPlanCommand.Place place = new DialPlanCommand.Place(
                SettingsReader.read(settings).dataFolder(),
                System.getenv(),
                InstantSource.system().instant(),
                stdout);
        int exitCode = DialPlanCommand.run(words, place);
        stdout.flush();
        if (exitCode != GOOD) {
            System.exit(exitCode);
        }
    }

    private void serve(Settings settings, List<String> arguments) throws Refusal {
        Ending ending = Ending.watch(Runtime.getRuntime());
        try {
            Ports.requireFree("parlour.web.https-port", settings.web().httpsDoor());
            Ports.requireFree("parlour.web.http-port", settings.web().httpDoor());
            GatewayPorts.requireFree(settings.sip(), settings.media());
            Foundation foundation = ending.closing(Foundation.lay(settings, InstantSource.system()));
            OwnClasses.load();
            ConfigurableApplicationContext context = ending.closing(Program.start(foundation, arguments));
            stdout.print(banner(foundation, context).text());
            stdout.flush();
        } catch (Refusal | RuntimeException failed) {
            if (ending.failed()) {
                throw failed;
            }
        }
    }

    private static StartBanner banner(Foundation foundation, ConfigurableApplicationContext context) {
        WebSettings web = foundation.settings().web();
        Doors doors = context.getBean(Doors.class);
        return new StartBanner(
                Version.ofProgram(),
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                LocalNames.read(),
                web.address(),
                doors.httpsPort(),
                doors.httpPort(),
                foundation.folder().path(),
                foundation.secrets().file(Secrets.ADMIN_TOKEN),
                foundation
                        .certificate()
                        .houseAuthority()
                        .map(authority -> new StartBanner.HouseCa(
                                foundation.folder().file(HouseCertificate.PUBLIC_FILE), Pem.fingerprint(authority)))
                        .orElse(null),
                telephone(context.getBean(Gateway.class), context.getBean(DemoRoom.class)),
                isLogged()
                        ? null
                        : context.getBean(RoomLinks.class).of(DemoRoom.ROOM).orElse(null));
    }

    /** What a supervisor starts writes its terminal into a log. */
    private static boolean isLogged() {
        return System.getenv("INVOCATION_ID") != null;
    }

    private static StartBanner.@Nullable Telephone telephone(Gateway gateway, DemoRoom demo) {
        return demo.invitation()
                .flatMap(invitation -> gateway.address(invitation.number())
                        .map(address -> new StartBanner.Telephone(
                                address, isLogged() ? null : invitation.pin().revealInThrees())))
                .orElse(null);
    }
}
