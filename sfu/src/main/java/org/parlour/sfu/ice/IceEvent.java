package org.parlour.sfu.ice;

/** What happens to an agent besides checks. */
public sealed interface IceEvent {
    /** An offer or answer of ours carries this ticket: the first, or an ICE restart. */
    record Minted(IceTicket ticket) implements IceEvent {}

    /** A socket or connection is no more. */
    record GateClosed(int gate) implements IceEvent {}

    /** We leave. */
    record Left() implements IceEvent {}

    record DeadlineReached() implements IceEvent {}
}
