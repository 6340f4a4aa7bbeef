package org.parlour.wire.dtmf;

/** What a caller's telephone told of its keys. Every press is told once, and so is its release. */
public sealed interface KeyNews {
    Key key();

    /** The key went down. */
    record Pressed(Key key) implements KeyNews {}

    /**
     * The key came up.
     *
     * @param durationTicks how long it was held, on the clock of the telephone events; where no end
     *     was heard, as long as it was heard
     * @param endHeard whether the telephone said so, or its silence or the next key did
     */
    record Released(Key key, long durationTicks, boolean endHeard) implements KeyNews {}
}
