package org.parlour.wire.dtmf;

import java.util.List;

/**
 * The number 911 as RFC 4733 section 5 lets it be dialled, every 50 ms a packet: keys of 200, 250
 * and 220 ms, pressed at 0, 880 and 1400 ms.
 */
final class DialledNumber {
    /** One line of the table. */
    record Packet(int millis, boolean marker, int timestamp, char face, int ticks, boolean end) {}

    static final List<Packet> PACKETS = List.of(
            new Packet(50, true, 0, '9', 400, false),
            new Packet(100, false, 0, '9', 800, false),
            new Packet(150, false, 0, '9', 1200, false),
            new Packet(200, false, 0, '9', 1600, false),
            new Packet(250, false, 0, '9', 1600, true),
            new Packet(300, false, 0, '9', 1600, true),
            new Packet(350, false, 0, '9', 1600, true),
            new Packet(930, true, 7040, '1', 400, false),
            new Packet(980, false, 7040, '1', 800, false),
            new Packet(1030, false, 7040, '1', 1200, false),
            new Packet(1080, false, 7040, '1', 1600, false),
            new Packet(1130, false, 7040, '1', 2000, false),
            new Packet(1180, false, 7040, '1', 2000, true),
            new Packet(1230, false, 7040, '1', 2000, true),
            new Packet(1280, false, 7040, '1', 2000, true),
            new Packet(1450, true, 11200, '1', 400, false),
            new Packet(1500, false, 11200, '1', 800, false),
            new Packet(1550, false, 11200, '1', 1200, false),
            new Packet(1600, false, 11200, '1', 1600, false),
            new Packet(1650, false, 11200, '1', 1760, true),
            new Packet(1700, false, 11200, '1', 1760, true),
            new Packet(1750, false, 11200, '1', 1760, true));

    private DialledNumber() {}
}
