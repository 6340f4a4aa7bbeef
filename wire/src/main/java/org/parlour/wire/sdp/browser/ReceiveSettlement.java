package org.parlour.wire.sdp.browser;

/** What a browser made of the slots that we offered. */
public sealed interface ReceiveSettlement permits ReceiveSettlement.Settled, Refused {
    record Settled(AgreedReceive agreed) implements ReceiveSettlement {}
}
