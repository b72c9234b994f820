package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose a conversation is, and who may see it.
 *
 * @param ownerId the id of the actor who made it
 * @param sharedWith ids of the actors who see it while it is shared; kept, but of no effect, at any other visibility
 */
public record Sharing(Visibility visibility, String ownerId, Set<String> sharedWith) {
    public static final int SHARED_WITH_MAX = 200;

    private static final int ACTOR_ID_CHARACTERS_MAX = 200;

    public Sharing {
        Objects.requireNonNull(visibility, "visibility");
        Text.required("/owner_id", ownerId, ACTOR_ID_CHARACTERS_MAX);
        if (sharedWith.size() > SHARED_WITH_MAX) {
            throw RefusedException.invalid(
                    "/shared_with", "A conversation is shared with at most " + SHARED_WITH_MAX + " others.");
        }
        int place = 0;
        for (String actorId : sharedWith) {
            Text.required("/shared_with/" + place++, actorId, ACTOR_ID_CHARACTERS_MAX);
        }
        sharedWith = Set.copyOf(new TreeSet<>(sharedWith));
    }

    /** Seen by its owner only. */
    public static Sharing ownedBy(String ownerId) {
        return new Sharing(Visibility.PRIVATE, ownerId, Set.of());
    }
}
