package dev.commonplace.domain.corrections;

import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.conversations.Speaker;

/** Who is to have said something. */
public sealed interface SaidBy {
    /** Somebody who takes part. */
    record Known(ParticipantId id) implements SaidBy {}

    /** Somebody of that key, who takes part from now on if nobody of it does yet. */
    record Named(Speaker speaker) implements SaidBy {}
}
