package org.parlour.dialplan.plan;

import java.util.Map;

/**
 * Headers that a trunk's calls carry for us, and ours for it.
 *
 * @param inbound from a header's name to an attribute of the caller's seat
 * @param outbound from a header's name to what it says
 */
public record HeaderMap(Map<String, String> inbound, Map<String, String> outbound) {
    public static final HeaderMap NONE = new HeaderMap(Map.of(), Map.of());
}
