package org.parlour.walls;

import static org.parlour.walls.Freedom.CHANCE;
import static org.parlour.walls.Freedom.CLOCK;
import static org.parlour.walls.Freedom.FILES;
import static org.parlour.walls.Freedom.LOGGER;
import static org.parlour.walls.Freedom.NETWORK;
import static org.parlour.walls.Freedom.THREADS;

import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The plan of the house, as tables: its floors, the one room of each foreign library, the drivers
 * and what each of them may do that a core may not, and the permits.
 *
 * <p>A <i>room</i> is a package without the root: {@code wire.rtp}. Patterns are ArchUnit's package
 * identifiers: {@code ..netty} is any room whose last name is netty, {@code conference..} the whole
 * floor.
 *
 * @param root where the house stands; the tests put a ruin elsewhere
 */
public record House(String root) {
    public static final House PARLOUR = new House("org.parlour");

    /** The floors, in the order in which voice travels. */
    public enum Floor {
        WIRE("wire"),
        DIALPLANS("dialplan"),
        MIXER("mixer"),
        SFU("sfu"),
        SIP("sip"),
        CONFERENCE("conference");

        private final String prefix;

        Floor(String prefix) {
            this.prefix = prefix;
        }

        public String prefix() {
            return prefix;
        }

        /** None runs upward, and the three in the middle do not run sideways. */
        public boolean mayImport(Floor other) {
            return other == this
                    || switch (this) {
                        case WIRE -> false;
                        case DIALPLANS, MIXER, SFU -> other == WIRE;
                        case SIP, CONFERENCE -> other.compareTo(this) < 0;
                    };
        }
    }

    /** Packages or rooms, by ArchUnit's identifiers. */
    public record Places(List<String> identifiers, List<PackageMatcher> matchers) {
        static Places of(String... identifiers) {
            return new Places(
                    List.of(identifiers),
                    Arrays.stream(identifiers).map(PackageMatcher::of).toList());
        }

        public boolean contain(String packageName) {
            return matchers.stream().anyMatch(matcher -> matcher.matches(packageName));
        }

        @Override
        public String toString() {
            return String.join(", ", identifiers);
        }
    }

    /** A library from outside, and the rooms that may meet it. */
    public record Library(String name, Places packages, Places rooms) {
        /** Every foreign library lives in one room of a floor, and the room bears its name. */
        static Library named(String name, String... packages) {
            return new Library(name, Places.of(packages), Places.of(".." + name));
        }

        Library onlyIn(String... others) {
            return new Library(name, packages, Places.of(others));
        }

        private boolean hasARoomOfItsName() {
            return rooms.identifiers().contains(".." + name);
        }
    }

    // A package may belong to two rows (Spring's JDBC); then both must admit the room.
    public static final List<Library> LIBRARIES = List.of(
            Library.named("netty", "io.netty.."),
            Library.named("bouncycastle", "org.bouncycastle.."),
            Library.named("jain", "javax.sip..", "gov.nist.."),
            Library.named("dnsjava", "org.xbill.."),
            Library.named("ice4j", "org.ice4j..", "org.jitsi.."),
            Library.named("asterisk", "org.asteriskjava.."),
            Library.named("opus", "io.github.jaredmdobson..", "org.concentus.."),
            // The kernel's functions, and libopus's.
            new Library("linux", Places.of("java.lang.foreign.."), Places.of("..linux", "..opus")),
            Library.named("jedis", "redis.clients.."),
            Library.named("zxing", "com.google.zxing.."),
            Library.named("pdfbox", "org.apache.pdfbox..", "org.apache.fontbox.."),
            Library.named("networknt", "com.networknt.."),
            Library.named("yaml", "org.snakeyaml.."),
            Library.named("libphonenumber", "com.google.i18n.."),
            Library.named("micrometer", "io.micrometer..").onlyIn("conference.meters"),
            Library.named("jdbc", "java.sql..", "javax.sql..", "org.springframework.jdbc..")
                    .onlyIn("conference..store"),
            Library.named("sqlite", "org.sqlite..").onlyIn("conference..store"),
            Library.named("postgresql", "org.postgresql..").onlyIn("conference..store"),
            Library.named("hikari", "com.zaxxer.hikari..").onlyIn("conference..store"),
            Library.named("flyway", "org.flywaydb..").onlyIn("conference..store"),
            Library.named("spring", "org.springframework..").onlyIn("conference.."),
            Library.named("servlet", "jakarta..").onlyIn("conference.."),
            Library.named("tomcat", "org.apache.catalina..", "org.apache.coyote..", "org.apache.tomcat..")
                    .onlyIn("conference.."),
            Library.named("jackson", "tools.jackson..", "com.fasterxml.jackson..")
                    .onlyIn("conference.."),
            Library.named("slf4j", "org.slf4j..")
                    .onlyIn("conference..", "sip.jain", "sip.lane", "sip.call", "sip.reach"));

    /** A room that does what its core may not, and why it must. */
    public record Driver(String room, String because, Set<Freedom> freedoms) {
        Driver(String room, String because, Freedom... freedoms) {
            this(room, because, Set.of(freedoms));
        }
    }

    public static final List<Driver> DRIVERS = List.of(
            new Driver("sfu.loop", "a media loop is a thread with a port and timers", CLOCK, THREADS, NETWORK, LOGGER),
            new Driver("sfu.netty", "sockets and event loops are Netty's", CLOCK, THREADS, NETWORK, LOGGER),
            new Driver("sfu.linux", "sockets are the kernel's, which must be one that is known", CLOCK, NETWORK, FILES),
            new Driver("sfu.gate", "joins sockets, loops and handshakes", CLOCK, THREADS, NETWORK, LOGGER),
            new Driver("sfu.bouncycastle", "a handshake blocks, waits and draws keys", CLOCK, THREADS, CHANCE, LOGGER),
            new Driver(
                    "sip.jain",
                    "the SIP stack brings its own sockets, threads and timers",
                    CLOCK,
                    THREADS,
                    CHANCE,
                    NETWORK,
                    LOGGER),
            new Driver("sip.call", "joins lanes, loops and the SIP stack", CLOCK, THREADS, LOGGER),
            new Driver(
                    "sip.reach",
                    "registrations have lanes of their own, and passwords that lie in files",
                    CLOCK,
                    THREADS,
                    FILES,
                    LOGGER),
            new Driver("sip.mixing", "drives each mix on its loop's clock", CLOCK, THREADS),
            new Driver("sip.lane", "a call has a thread, a mailbox and deadlines", CLOCK, THREADS, LOGGER),
            new Driver("sip.dnsjava", "a name look-up waits for an answer", CLOCK, THREADS, NETWORK, LOGGER),
            new Driver(
                    "sip.ice4j", "the public address is asked for over the network", CLOCK, THREADS, NETWORK, LOGGER),
            new Driver("sip.asterisk", "AGI and AMI are TCP conversations", CLOCK, THREADS, NETWORK, LOGGER),
            new Driver(
                    "sip.media", "the phone's port: packets come and go on the loop", CLOCK, THREADS, NETWORK, LOGGER),
            new Driver("dialplan.command", "reads a plan's files, and looks for the secrets it names", FILES),
            new Driver("mixer.opus", "libopus is a file of the machine, sought when first needed", FILES));

    /** One breach that the house lives with. {@code where} is how the breach's own place begins. */
    public record Permit(String wall, String where, String because) {
        boolean excuses(String wallName, Breach breach) {
            return wall.equals(wallName) && breach.where().startsWith(where);
        }
    }

    /** Short, or the walls are wrong. */
    public static final List<Permit> PERMITS = List.of(
            new Permit("MachinePathWall", ".ci/run", "CI alone knows that published vectors may lie beside the clone"));

    public boolean owns(String packageName) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    /** The package without the root; empty for the root itself. */
    public String room(String packageName) {
        return packageName.length() <= root.length() ? "" : packageName.substring(root.length() + 1);
    }

    public Optional<Floor> floor(String packageName) {
        if (!owns(packageName)) {
            return Optional.empty();
        }
        String first = room(packageName).split("\\.", 2)[0];
        return Arrays.stream(Floor.values())
                .filter(floor -> floor.prefix.equals(first))
                .findFirst();
    }

    /** What a room may do although most of its floor may not. */
    public Set<Freedom> freedoms(String packageName) {
        return DRIVERS.stream()
                .filter(driver -> driver.room.equals(room(packageName)))
                .findFirst()
                .map(Driver::freedoms)
                .orElse(Set.of());
    }

    public static Stream<Library> librariesOf(String packageName) {
        return LIBRARIES.stream().filter(library -> library.packages.contain(packageName));
    }

    /** Whether the room bears the name of a library, and so may meet native memory and raw types. */
    public static boolean isNamedAfterALibrary(String packageName) {
        return LIBRARIES.stream()
                .filter(Library::hasARoomOfItsName)
                .anyMatch(library -> library.rooms.contain(packageName));
    }
}
