package org.parlour.wire.sdp.phone;

import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.FormatParameters;

/** A codec under a payload type, with the parameters of whoever receives it. */
public record AgreedFormat(Codec codec, int payloadType, FormatParameters parameters) {}
