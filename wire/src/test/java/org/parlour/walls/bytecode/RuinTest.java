package org.parlour.walls.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** Every wall is broken on purpose in the miniature house, falls, and names the culprits and nobody else. */
class RuinTest {
    private static final String RUIN = "org.parlour.walls.ruin";
    private static final Building BUILDING =
            Building.ruin(BytecodeWallsTest.MODULE.resolve("target/test-classes/org/parlour/walls/ruin"));

    @Test
    void floorsAreNotClimbedNorCrossed() {
        assertThat(culprits(new FloorWall()))
                .containsExactlyInAnyOrder("cellar.Homeless", "wire.Climber", "sfu.Sideways");
    }

    @Test
    void librariesStayInTheirRooms() {
        assertThat(whats(new LibraryWall()))
                .containsExactlyInAnyOrder(
                        "wire.Borrower meets org.bouncycastle.crypto.BlockCipher",
                        "wire.Borrower meets org.assertj.core.util.Throwables",
                        "wire.Borrower meets java.sql.Connection",
                        "wire.RestlessCore meets org.slf4j.Logger",
                        "mixer.mix.NativeMix meets java.lang.foreign.MemorySegment",
                        "conference.room.HurriedRoom meets java.sql.Connection");
    }

    @Test
    void coresTouchNothingOfTheMachine() {
        assertThat(whats(new CoreWall()))
                .contains(
                        "wire.RestlessCore meets java.lang.System#nanoTime()",
                        "wire.RestlessCore meets java.lang.System#currentTimeMillis()",
                        "wire.RestlessCore meets java.time.Instant#now()",
                        "wire.RestlessCore meets java.time.Clock",
                        "wire.RestlessCore meets java.lang.Thread",
                        "wire.RestlessCore meets java.util.concurrent.CompletableFuture",
                        "wire.RestlessCore.locks meets synchronized",
                        "wire.RestlessCore.locksABlock meets synchronized",
                        "wire.RestlessCore meets java.util.Collection#parallelStream()",
                        "wire.RestlessCore meets java.security.SecureRandom",
                        "wire.RestlessCore meets java.lang.Math#random()",
                        "wire.RestlessCore meets java.util.UUID#randomUUID()",
                        "wire.RestlessCore meets java.net.Socket",
                        "wire.RestlessCore meets java.net.InetAddress#getByName(java.lang.String)",
                        "wire.RestlessCore meets java.nio.file.Files",
                        "wire.RestlessCore meets java.lang.System#getenv(java.lang.String)",
                        "wire.RestlessCore meets org.slf4j.Logger",
                        "wire.RestlessCore meets java.lang.System#out",
                        "sfu.loop.GreedyDriver meets java.io.File");
        assertThat(culprits(new CoreWall()))
                .containsOnly(
                        "wire.RestlessCore",
                        "wire.RestlessCore.locks",
                        "wire.RestlessCore.locksABlock",
                        "sfu.loop.GreedyDriver");
    }

    @Test
    void conferenceReadsOnlyTheClockItWasGiven() {
        assertThat(whats(new InjectedClockWall()))
                .containsExactlyInAnyOrder(
                        "conference.room.HurriedRoom meets java.time.Instant#now()",
                        "conference.room.HurriedRoom meets java.lang.System#currentTimeMillis()");
    }

    @Test
    void nobodySleeps() {
        assertThat(whats(new SleepWall()))
                .containsExactlyInAnyOrder(
                        "conference.room.Sleeper sleeps by java.lang.Thread#sleep(java.time.Duration)",
                        "conference.room.Sleeper sleeps by java.util.concurrent.TimeUnit#sleep(long)",
                        "conference.room.Sleeper sleeps by java.util.concurrent.locks.LockSupport#parkNanos(long)");
    }

    @Test
    void staticsDoNotChange() {
        assertThat(culprits(new StaticsWall()))
                .containsExactlyInAnyOrder(
                        "conference.room.Hoard.count",
                        "conference.room.Hoard.NEXT_ID",
                        "conference.room.Hoard.OPEN_TABLE",
                        "conference.room.Hoard.NAMES",
                        "conference.room.Hoard.SEATS",
                        "conference.room.Hoard.CACHE",
                        "conference.room.Hoard.SELF");
    }

    @Test
    void roomsStandInNoRing() {
        assertThat(whats(new CycleWall()))
                .containsExactly("wire.left stands in a ring: Egg needs " + RUIN + ".wire.right, Hen needs " + RUIN
                        + ".wire.left");
    }

    @Test
    void namesSaySomething() {
        assertThat(culprits(new NameWall()))
                .containsExactlyInAnyOrder(
                        "sip.dialog.DialogManager",
                        "sip.dialog.DialogManager$IDialog",
                        "sip.dialog.DialogManager$AbstractDialog");
    }

    @Test
    void accessorsHaveNoGet() {
        assertThat(whats(new AccessorWall())).containsExactly("sip.dialog.Getter has an accessor getStatus");
    }

    @Test
    void secretsDoNotPrintThemselves() {
        assertThat(culprits(new SecretWall()))
                .containsExactlyInAnyOrder("sip.dialog.Login", "sip.dialog.Login$SessionKey");
    }

    @Test
    void everyBytecodeWallButTheOneThatWatchesThemFallsHere() {
        Map<String, List<Breach>> fallen = BytecodeWalls.ALL.stream()
                .collect(Collectors.toMap(
                        Wall::name, wall -> wall.breaches(BUILDING).toList()));
        assertThat(fallen.entrySet().stream()
                        .filter(wall -> wall.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .containsExactly("SightWall");
    }

    private static Set<String> culprits(Wall<Building> wall) {
        return told(wall, breach -> "");
    }

    private static Set<String> whats(Wall<Building> wall) {
        return told(wall, breach -> " " + breach.what());
    }

    private static Set<String> told(Wall<Building> wall, Function<Breach, String> more) {
        Stream<Breach> breaches = wall.breaches(BUILDING);
        return breaches.map(breach -> place(breach) + more.apply(breach)).collect(Collectors.toSet());
    }

    /** {@code org.parlour.walls.ruin.wire.Core (Core.java:12)} is {@code wire.Core}. */
    private static String place(Breach breach) {
        return breach.where().replace(RUIN + ".", "").replaceAll(" \\(.*", "");
    }
}
