package org.parlour.wire.sdp.phone;

/** What a phone made of our offer. */
public sealed interface PhoneSettlement permits PhoneSettlement.Settled, Refused {
    record Settled(AgreedMedia agreed) implements PhoneSettlement {}
}
