package org.parlour.walls.ruin.mixer;

import java.util.List;

/** Minds its own business. */
public record LawfulVoice(List<String> names) {}
