package org.parlour.sip.jain;

import org.parlour.sip.dialog.CSeq;

/** A request of ours that waits for its answer. */
record Asked(String sipCallId, CSeq cseq) {}
