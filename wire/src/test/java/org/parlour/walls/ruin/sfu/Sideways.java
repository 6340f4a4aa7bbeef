package org.parlour.walls.ruin.sfu;

import org.parlour.walls.ruin.mixer.LawfulVoice;

/** Runs sideways. */
public record Sideways(LawfulVoice beside) {}
