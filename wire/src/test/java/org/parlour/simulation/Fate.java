package org.parlour.simulation;

/** What can become of a message. Each is counted, per direction. */
public enum Fate {
    SENT("sent"),
    ARRIVED("arrived"),
    LOST("lost"),
    SCRIPTED_LOSS("lost as the script says"),
    TOO_LONG("dropped: longer than the MTU"),
    QUEUE_FULL("dropped: the queue is full"),
    DUPLICATED("duplicated"),
    CORRUPTED("corrupted"),
    CORRUPTED_AWAY("dropped: its checksum fails"),
    DETOURED("takes the long way round");

    private final String words;

    Fate(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
