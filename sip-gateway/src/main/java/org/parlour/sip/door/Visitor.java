package org.parlour.sip.door;

import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.TrunkName;

/**
 * Who stands at which door.
 *
 * @param called the number that was dialled, as the dial plan reads it; anonymous where it is no number
 * @param caller the number that calls, as the trunk presents it
 */
public record Visitor(CallId call, TrunkName trunk, PhoneNumber called, PhoneNumber caller) {}
