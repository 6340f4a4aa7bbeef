package org.parlour.wire.sdp;

import org.jspecify.annotations.Nullable;

/** Properties: attributes that say all they have to say by being there. */
public enum Flag implements Attribute {
    /** RFC 8839 section 5.3. */
    ICE_LITE("ice-lite"),
    /** RFC 8839 section 5.3: the default address is not among the candidates. */
    ICE_MISMATCH("ice-mismatch"),
    /** RFC 8840 section 8.2. */
    END_OF_CANDIDATES("end-of-candidates"),
    /** RFC 5761 section 5.1.1. */
    RTCP_MUX("rtcp-mux"),
    /** RFC 8858. */
    RTCP_MUX_ONLY("rtcp-mux-only"),
    /** RFC 5506 section 5. */
    RTCP_RSIZE("rtcp-rsize"),
    /** RFC 9143 section 6: port 0, but not rejected. */
    BUNDLE_ONLY("bundle-only"),
    /** RFC 8285 section 4.1.2. */
    EXTMAP_ALLOW_MIXED("extmap-allow-mixed");

    private final String attributeName;

    Flag(String attributeName) {
        this.attributeName = attributeName;
    }

    @Override
    public String attributeName() {
        return attributeName;
    }

    @Override
    public String value() {
        return "";
    }

    static @Nullable Flag parse(String name) {
        for (Flag flag : values()) {
            if (flag.attributeName.equals(name)) {
                return flag;
            }
        }
        return null;
    }
}
