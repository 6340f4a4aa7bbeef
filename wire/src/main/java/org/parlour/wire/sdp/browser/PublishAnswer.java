package org.parlour.wire.sdp.browser;

import org.parlour.wire.sdp.SessionDescription;

/** What became of a browser's offer to publish. */
public sealed interface PublishAnswer permits PublishAnswer.Answered, Refused {
    record Answered(SessionDescription answer, AgreedPublish agreed) implements PublishAnswer {}
}
