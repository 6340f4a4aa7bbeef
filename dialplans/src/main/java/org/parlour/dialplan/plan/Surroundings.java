package org.parlour.dialplan.plan;

import java.util.Set;

/**
 * What a plan is checked against.
 *
 * @param codecs that the gateway has
 * @param prompts that there are; empty where nobody knows
 */
public record Surroundings(Set<TrunkCodec> codecs, Set<String> prompts, SecretSource.Reader secrets) {
    /** Where every secret can be read, for a check far from the machine that has them. */
    public static final Surroundings UNKNOWN = new Surroundings(TrunkCodec.HOUSE, Set.of(), _ -> "");

    public Surroundings with(SecretSource.Reader reader) {
        return new Surroundings(codecs, prompts, reader);
    }
}
