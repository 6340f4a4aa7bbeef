package org.parlour.conference.pin;

/**
 * What the doors asked since the start.
 *
 * @param opened calls that the dial plan let in
 * @param roomless doors at numbers that no room has: no PIN opens anything there
 * @param otherLengths doors for which the plan names another length of PINs than the number's rooms have
 * @param waysBack callers who were offered the way back
 * @param right PINs that opened a room
 * @param wrong PINs that opened nothing
 * @param refused guesses not looked at, because their caller had guessed too often
 * @param untimely right PINs outside their window
 * @param full right PINs of a full room
 * @param troubles questions that the store did not answer
 * @param alarms how often so much was guessed in total that the alarm went
 * @param forgottenGuessers guessers dropped from the list because it was full
 * @param alarmNow 1 while the alarm stands
 */
public record PinCounters(
        long opened,
        long roomless,
        long otherLengths,
        long waysBack,
        long right,
        long wrong,
        long refused,
        long untimely,
        long full,
        long troubles,
        long alarms,
        long forgottenGuessers,
        long alarmNow) {}
