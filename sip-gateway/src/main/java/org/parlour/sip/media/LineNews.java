package org.parlour.sip.media;

/** What changed on a phone's line. */
public sealed interface LineNews {
    /** Packets come: for the first time, or again after silence or hold. */
    record Sounding() implements LineNews {}

    /**
     * Nothing has come for three seconds although the phone agreed to send; told once.
     *
     * @param heardBefore false when nothing has come since the agreement: a firewall, or a wrong address
     */
    record Silent(boolean heardBefore) implements LineNews {}

    /** The phone took leave in RTCP; its BYE in SIP may follow or be lost. */
    record PeerSaidBye() implements LineNews {}
}
