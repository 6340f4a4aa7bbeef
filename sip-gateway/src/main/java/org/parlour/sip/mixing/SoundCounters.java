package org.parlour.sip.mixing;

/**
 * What the phones' packets went through, of all calls that have ended.
 *
 * @param lost packets of theirs that never came
 * @param late packets that came after their moment, and were not heard
 * @param overflowed packets beyond what a buffer holds, not heard either
 * @param concealedMillis sound that was made up where a packet was missing
 * @param unknownSources packets of somebody else than the phone
 * @param unknownPayloads packets of a kind that was not agreed
 * @param malformed packets that are none
 * @param keyPresses keys that were told as events
 * @param tonePresses keys that sounded in the voice
 * @param tonesSilencedMillis sound that was kept from the room because it was a key, or might have become one
 * @param refused packets of sound that were too long, or of a time that could not be
 * @param garbled packets of sound that could not be decoded
 * @param repairedMillis sound that was lost, and told once more by the packet behind
 * @param undecoded packets that said themselves that nobody speaks, and were taken at their word
 */
public record SoundCounters(
        long received,
        long sent,
        long lost,
        long late,
        long overflowed,
        long concealedMillis,
        long unknownSources,
        long unknownPayloads,
        long malformed,
        long keyPresses,
        long tonePresses,
        long tonesSilencedMillis,
        long refused,
        long garbled,
        long repairedMillis,
        long undecoded) {}
