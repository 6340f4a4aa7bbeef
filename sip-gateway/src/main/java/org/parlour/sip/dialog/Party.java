package org.parlour.sip.dialog;

import org.jspecify.annotations.Nullable;

/**
 * One end of a dialog: what From or To holds.
 *
 * @param address without the tag
 * @param tag none in a request that opens a dialog, nor from a peer of before 2002
 */
public record Party(SipAddress address, @Nullable String tag) {
    Party tagged(String newTag) {
        return new Party(address, newTag);
    }
}
