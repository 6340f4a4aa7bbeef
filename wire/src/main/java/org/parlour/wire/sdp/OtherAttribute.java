package org.parlour.wire.sdp;

import java.util.Locale;
import java.util.Set;

/** An attribute that has no type here; kept so that a description survives being read and printed. */
public record OtherAttribute(String attributeName, String value) implements Attribute {
    private static final Set<String> SECRETS = Set.of("crypto", "ice-pwd", "key-mgmt");

    public OtherAttribute {
        Grammar.requireText("an attribute's name", attributeName);
        Grammar.require(!attributeName.isBlank(), "an attribute has a name");
        Grammar.require(attributeName.indexOf(':') < 0, "an attribute's name ends at the colon");
        Grammar.requireText("an attribute's value", value);
    }

    /** A key that is written badly is still a key. */
    @Override
    public String toString() {
        boolean secret = SECRETS.contains(attributeName.toLowerCase(Locale.ROOT));
        return "OtherAttribute[" + attributeName + (value.isEmpty() ? "" : ":" + (secret ? "****" : value)) + "]";
    }
}
