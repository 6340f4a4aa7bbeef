package org.parlour.walls.ruin.sip.dialog;

/** Prints its password. */
public record Login(String user, String sipPassword) {
    /** Prints itself. */
    public record SessionKey(long high, long low) {}

    /** Says what is printed in place of the PIN. */
    public record LawfulPin(String pin) {
        @Override
        public String toString() {
            return "LawfulPin[****]";
        }
    }

    /** How long a key is, is no secret. */
    public record LawfulLength(int keyLengthBytes) {}
}
