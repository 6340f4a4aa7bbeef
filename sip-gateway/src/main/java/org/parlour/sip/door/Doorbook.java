package org.parlour.sip.door;

import java.util.function.Consumer;
import org.parlour.wire.call.Pin;

/**
 * What lies behind the doors of the house, and what a PIN opens: the port that the floor above implements.
 *
 * <p>Nothing here waits. Every question gets exactly one answer, from whatever thread knows it; whoever asks brings it to
 * where it belongs.
 */
public interface Doorbook {
    /** Somebody calls, and the plan leads them to this door. Asked before the call is answered. */
    void open(Visitor visitor, Doorplate plate, Consumer<Opening> then);

    /** They typed a PIN whose check digit fits. Counts as a guess. */
    void look(Visitor visitor, Pin pin, Consumer<Entry> then);

    /** They are to wait for a person. */
    void receive(Visitor visitor, Consumer<Reception> then);
}
