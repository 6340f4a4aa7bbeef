package org.parlour.sfu.slots;

import org.parlour.wire.call.ParticipantNumber;

/** What happens to a viewer's video slots. */
public sealed interface VideoEvent {
    /** The way to the viewer is open: from now on a key frame would arrive. */
    record Opened() implements VideoEvent {}

    record Wished(VideoWish wish) implements VideoEvent {}

    /** A picture of somebody else can be had. */
    record Appeared(VideoSource source) implements VideoEvent {}

    /** The camera is off, the screen no longer shared, or the person gone. */
    record Vanished(VideoSource source) implements VideoEvent {}

    /** It is that person's turn ({@link Speakers#dominant}). */
    record TookTheTurn(ParticipantNumber participant) implements VideoEvent {}

    /** The beginning of a key frame of the pending source was written to the slot. */
    record KeyFrameForwarded(int slot) implements VideoEvent {}

    record DeadlineReached() implements VideoEvent {}
}
