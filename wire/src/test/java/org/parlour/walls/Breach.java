package org.parlour.walls;

/** One place where a wall is broken, in one line that a newcomer can act on. */
public record Breach(String where, String what, String why, String mend) {
    @Override
    public String toString() {
        return where + ": " + what + ". Why: " + why + ". Mend: " + mend + ".";
    }
}
