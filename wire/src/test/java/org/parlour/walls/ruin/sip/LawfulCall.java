package org.parlour.walls.ruin.sip;

import org.parlour.walls.ruin.mixer.LawfulVoice;

/** Runs downward. */
public record LawfulCall(LawfulVoice voice) {}
