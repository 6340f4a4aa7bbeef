package org.parlour.wire.sdp.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parlour.wire.call.Ssrc;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.SsrcAttribute;
import org.parlour.wire.sdp.SsrcGroup;

/** An SSRC and the one that repeats its lost packets (RFC 4588), when there is one. */
public record Source(Ssrc ssrc, Optional<Ssrc> repairSsrc) {
    /** Those that a line announces. */
    static List<Source> announced(MediaDescription line) {
        Map<Ssrc, Ssrc> repairs = new HashMap<>();
        for (SsrcGroup group : line.all(SsrcGroup.class)) {
            if (group.semantics().equals(SsrcGroup.FLOW_IDENTIFICATION)
                    && group.ssrcs().size() == 2) {
                repairs.putIfAbsent(group.ssrcs().get(0), group.ssrcs().get(1));
            }
        }
        Set<Ssrc> ssrcs = new LinkedHashSet<>();
        line.all(SsrcAttribute.class).forEach(said -> ssrcs.add(said.ssrc()));
        ssrcs.removeAll(Set.copyOf(repairs.values()));
        List<Source> sources = new ArrayList<>();
        for (Ssrc ssrc : ssrcs) {
            sources.add(new Source(ssrc, Optional.ofNullable(repairs.get(ssrc))));
        }
        return sources;
    }
}
