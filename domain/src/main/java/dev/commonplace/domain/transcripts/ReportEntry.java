package dev.commonplace.domain.transcripts;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a report says.
 *
 * @param message a sentence
 * @param conversation the external id of the conversation that it is about
 */
public record ReportEntry(ReportCode code, String message, ReportPlace place, Optional<String> conversation) {
    public ReportEntry {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(conversation, "conversation");
    }
}
