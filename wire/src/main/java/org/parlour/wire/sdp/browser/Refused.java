package org.parlour.wire.sdp.browser;

/** No media; the sentence is for whoever reads the page's error. */
public record Refused(Refusal refusal, String sentence) implements PublishAnswer, ReceiveSettlement, Handshake {}
