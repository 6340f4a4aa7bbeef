package org.parlour.sfu.loop;

import java.util.List;

/**
 * What one loop has done since it began.
 *
 * @param lateTimers timers that ran more than 5 ms behind their deadline
 * @param longestLateNanos the most that a timer was behind
 * @param failures exceptions of tasks, timers and listeners; each kind is in the log once
 * @param refusedTasks tasks refused because the loop was full or over
 * @param received datagrams that reached a listener
 * @param oversized datagrams dropped because they were too long for a packet of ours
 * @param overrun datagrams that the kernel dropped because more waited than it keeps: the loop came too late for them
 * @param sent datagrams handed on to be sent
 * @param sendsRefused datagrams dropped because too much waited for the kernel, or the port was between loops
 * @param socketFailures what the kernel reported: no route, a port unreachable, a datagram not taken
 * @param portsNow UDP ports that live here now
 * @param moves ports that came here from another loop
 * @param connectionsNow TCP connections that live here now
 * @param connectionsTaken TCP connections that were taken
 * @param connectionsRefused TCP connections reset at once, because there were too many, of all or from one address
 * @param connectionsSilent TCP connections closed because nothing came over them
 * @param connectionsBroken TCP connections closed because what came over them was no ICE: a first datagram that is no
 *     STUN, or one that is longer than any of ours
 * @param framesReceived datagrams that reached a listener over TCP
 * @param framesSent datagrams handed on to be sent over TCP
 * @param framesDropped datagrams dropped because too much waited for a TCP peer that reads slowly, or is gone
 */
public record LoopCounters(
        long lateTimers,
        long longestLateNanos,
        long failures,
        long refusedTasks,
        long received,
        long oversized,
        long overrun,
        long sent,
        long sendsRefused,
        long socketFailures,
        long portsNow,
        long moves,
        long connectionsNow,
        long connectionsTaken,
        long connectionsRefused,
        long connectionsSilent,
        long connectionsBroken,
        long framesReceived,
        long framesSent,
        long framesDropped) {
    /** Of several loops together. */
    public static LoopCounters sum(List<LoopCounters> loops) {
        return loops.stream()
                .reduce(LoopCounters::plus)
                .orElseThrow(() -> new IllegalArgumentException("no loops, no sum"));
    }

    private LoopCounters plus(LoopCounters other) {
        return new LoopCounters(
                lateTimers + other.lateTimers,
                Math.max(longestLateNanos, other.longestLateNanos),
                failures + other.failures,
                refusedTasks + other.refusedTasks,
                received + other.received,
                oversized + other.oversized,
                overrun + other.overrun,
                sent + other.sent,
                sendsRefused + other.sendsRefused,
                socketFailures + other.socketFailures,
                portsNow + other.portsNow,
                moves + other.moves,
                connectionsNow + other.connectionsNow,
                connectionsTaken + other.connectionsTaken,
                connectionsRefused + other.connectionsRefused,
                connectionsSilent + other.connectionsSilent,
                connectionsBroken + other.connectionsBroken,
                framesReceived + other.framesReceived,
                framesSent + other.framesSent,
                framesDropped + other.framesDropped);
    }
}
