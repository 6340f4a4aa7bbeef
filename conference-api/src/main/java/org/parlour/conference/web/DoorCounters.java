package org.parlour.conference.web;

/**
 * What came to the doors since the start.
 *
 * @param redirected requests to the HTTP door that were sent on to HTTPS
 * @param wrongTokens tries with a token that was not the admin's
 * @param slowedTries tries not looked at, because their source had been wrong too often
 * @param forgottenSources sources dropped from the list of those who were wrong, because it was full
 * @param renewedCertificates certificates put in place while the doors were open
 * @param sessionsBegun admins' browsers that showed the token
 * @param sessionsForgotten those forgotten because there were too many
 * @param sessionsNow those that are known
 */
public record DoorCounters(
        long redirected,
        long wrongTokens,
        long slowedTries,
        long forgottenSources,
        long renewedCertificates,
        long sessionsBegun,
        long sessionsForgotten,
        long sessionsNow) {}
