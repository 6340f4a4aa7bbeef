package org.parlour.sip.seat;

/** What happens to telephone calls, told upward: the port that the floor above implements. Must not wait. */
public interface CallEvents {
    void on(CallNews news);
}
