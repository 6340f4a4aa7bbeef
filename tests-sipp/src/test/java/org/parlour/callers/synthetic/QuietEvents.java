package org.parlour.callers.synthetic;

import java.util.List;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.wire.call.ParticipantNumber;

/** A page that looks at nothing. */
public class QuietEvents implements SeatEvents {
    @Override
    public void line(Direction direction, LineState state) {
        // Nobody looks.
    }

    @Override
    public void slots(List<SlotView> slots) {
        // Nobody looks.
    }

    @Override
    public void speaking(List<ParticipantNumber> speakers) {
        // Nobody looks.
    }
}
