package org.parlour.conference.prompts;

/**
 * What the shelf has done since the start.
 *
 * @param loaded clips read from their files
 * @param missing clips that were asked for and are not there
 * @param unusable files of the sound folder that could not be used
 * @param cachedSamplesNow samples kept at hand
 */
public record PromptCounters(long loaded, long missing, long unusable, long cachedSamplesNow) {}
