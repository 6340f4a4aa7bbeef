package org.parlour.sip.media;

/**
 * How the phones' ports are doing.
 *
 * @param pairsNow how many calls there are ports for
 * @param inUseNow how many have one now
 * @param refused how often none was left
 * @param takenByOthers how often another program had the port whose turn it was
 */
public record PortCounters(int pairsNow, int inUseNow, long refused, long takenByOthers) {}
