package org.parlour.wire.sdp.phone;

import java.util.List;
import org.parlour.wire.sdp.Attribute;

/** How a line is protected and what we write about it, or why not. */
sealed interface ProtectionAgreement permits ProtectionAgreement.Agreed, Refused {
    record Agreed(MediaSecurity security, List<Attribute> lines) implements ProtectionAgreement {}
}
