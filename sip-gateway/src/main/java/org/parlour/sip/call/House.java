package org.parlour.sip.call;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.parlour.sip.mixing.PhoneSounds;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;

/**
 * What every call leans on.
 *
 * @param claims the dial plan, and whose an address is by it
 * @param policies how rooms take their telephones, where that has changed since the start: newer than what whoever is on
 *     the way to a seat was told
 */
record House(
        Upstairs upstairs,
        Claims claims,
        PhoneSounds sounds,
        RandomGenerator chance,
        InstantSource clock,
        Map<RoomId, PhonePolicy> policies) {
    House(Upstairs upstairs, Claims claims, PhoneSounds sounds, RandomGenerator chance, InstantSource clock) {
        this(upstairs, claims, sounds, chance, clock, new ConcurrentHashMap<>());
    }
}
