package org.parlour.walls.ruin.sip.dialog;

/** Has an accessor of its own with a get, and one that Throwable asks for. */
public final class Getter extends Exception {
    public int getStatus() {
        return 486;
    }

    @Override
    public String getMessage() {
        return "busy";
    }
}
