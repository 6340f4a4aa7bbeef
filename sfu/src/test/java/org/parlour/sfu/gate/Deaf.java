package org.parlour.sfu.gate;

import java.util.List;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.wire.call.ParticipantNumber;

/** A page that nobody looks at. */
final class Deaf implements SeatEvents {
    @Override
    public void line(Direction direction, LineState state) {}

    @Override
    public void slots(List<SlotView> slots) {}

    @Override
    public void speaking(List<ParticipantNumber> speakers) {}
}
