package org.parlour.sip.jain;

import java.util.List;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;

/** Ears that note where things came from and do nothing. */
record Listening(List<Source> sources) implements SipEars {
    @Override
    public void requested(Branch branch, SipRequest request, Source source) {
        sources.add(source);
    }

    @Override
    public void responded(SipResponse response) {}

    @Override
    public void timedOut(String sipCallId, CSeq cseq) {}

    @Override
    public void notSent(String sipCallId, CSeq cseq) {}
}
