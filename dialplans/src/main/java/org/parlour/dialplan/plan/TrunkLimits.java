package org.parlour.dialplan.plan;

/**
 * What a trunk may ask of us.
 *
 * @param calls at once
 * @param perCaller at once from one number
 */
public record TrunkLimits(int calls, int perSecond, int perCaller) {
    /** For a trunk that names none: enough for a practice, too little to hurt. */
    public static final TrunkLimits USUAL = new TrunkLimits(100, 10, 3);
}
