package org.parlour.walls.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.walls.Breach;

class SignWallsTest {
    private static final String ROOM = "sfu/src/main/java/org/parlour/sfu/ice/";
    private static final String TESTS = "sfu/src/test/java/org/parlour/sfu/ice/";
    private static final TextFile INHABITANT =
            new TextFile(ROOM + "Check.java", "package org.parlour.sfu.ice;\nclass Check {}");
    private static final TextFile GUARD =
            new TextFile(TESTS + "CheckTest.java", "package org.parlour.sfu.ice;\nclass CheckTest {}");
    private static final String TRUE_SIGN = """
        /**
         * ICE-lite.
         *
         * <p>Boundary: no socket.
         *
         * <p>Law: RFC 8445. Guard:
         * CheckTest.
         */
        @NullMarked
        package org.parlour.sfu.ice;
        """;

    @Test
    void roomWithATrueSignStands() {
        Repository repository = Repository.of(sign(TRUE_SIGN), INHABITANT, GUARD);
        assertThat(new SignWall().breaches(repository)).isEmpty();
        assertThat(new GuardWall().breaches(repository)).isEmpty();
    }

    @Test
    void roomWithoutASignFalls() {
        assertThat(new SignWall().breaches(Repository.of(INHABITANT, GUARD)))
                .extracting(Breach::where)
                .containsExactly("sfu/src/main/java/org/parlour/sfu/ice", "sfu/src/test/java/org/parlour/sfu/ice");
    }

    @Test
    void roomThatExistsOnlyInTestsNeedsASignToo() {
        assertThat(new SignWall().breaches(Repository.of(GUARD))).hasSize(1);
        TextFile sign = new TextFile(TESTS + "package-info.java", TRUE_SIGN);
        assertThat(new SignWall().breaches(Repository.of(GUARD, sign))).isEmpty();
    }

    @Test
    void signWithoutBoundaryOrLawFalls() {
        assertThat(faultsOf(TRUE_SIGN.replace("Law:", "See:")))
                .singleElement()
                .asString()
                .contains("Law:");
        assertThat(faultsOf(TRUE_SIGN.replace("Boundary:", "")))
                .singleElement()
                .asString()
                .contains("Boundary:");
        assertThat(faultsOf(TRUE_SIGN.replace("/**", "/*"))).hasSize(1);
    }

    @Test
    void signThatMarksNoNullsFalls() {
        assertThat(faultsOf(TRUE_SIGN.replace("@NullMarked\n", ""))).containsExactly("is not @NullMarked");
    }

    @Test
    void signOfAnInhabitedRoomThatCallsItEmptyFalls() {
        String empty = TRUE_SIGN.replace("ICE-lite.", "Nothing lives here yet.");
        assertThat(faultsOf(empty)).containsExactly("says \"Nothing lives here yet\", and somebody does");
        assertThat(new SignWall().breaches(Repository.of(sign(empty)))).isEmpty();
    }

    @Test
    void guardThatIsNotThereFalls() {
        assertThat(new GuardWall().breaches(Repository.of(sign(TRUE_SIGN), INHABITANT)))
                .extracting(Breach::what)
                .containsExactly("names the guard CheckTest, which is not there");
    }

    @Test
    void inhabitedRoomWithoutAGuardFallsAndAnEmptyOneMayWait() {
        String unguarded = TRUE_SIGN.replace("CheckTest", "its own tests");
        assertThat(new GuardWall().breaches(Repository.of(sign(unguarded), INHABITANT)))
                .extracting(Breach::what)
                .containsExactly("names no guard");
        assertThat(new GuardWall().breaches(Repository.of(sign(unguarded)))).isEmpty();
    }

    private static TextFile sign(String text) {
        return new TextFile(ROOM + "package-info.java", text);
    }

    private static List<String> faultsOf(String sign) {
        return new SignWall()
                .breaches(Repository.of(sign(sign), INHABITANT))
                .map(Breach::what)
                .toList();
    }
}
