package dev.commonplace.domain.conversations;

import java.util.Objects;

/**
 * Somebody who looks at conversations. The rule of who sees what stands here; queries say the same in SQL.
 *
 * @param actorId the id of the actor
 * @param seesAll whether it is an administrator of the tenant
 */
public record ConversationViewer(String actorId, boolean seesAll) {
    public ConversationViewer {
        Objects.requireNonNull(actorId, "actorId");
    }

    /** Whether the conversation may be seen, deleted or not. */
    public boolean sees(Sharing sharing) {
        return owns(sharing)
                || switch (sharing.visibility()) {
                    case PRIVATE -> false;
                    case SHARED -> sharing.sharedWith().contains(actorId);
                    case PUBLIC -> true;
                };
    }

    /** Whether the conversation may be deleted, restored, and shown to others. */
    public boolean owns(Sharing sharing) {
        return seesAll || sharing.ownerId().equals(actorId);
    }
}
