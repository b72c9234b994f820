package dev.commonplace.persistence.conversations;

import static dev.commonplace.persistence.jooq.Tables.CONVERSATIONS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.conversations.Visibility;
import org.jooq.Condition;

/** Who sees which conversations, as a condition on {@code conversations}: what {@link ConversationViewer#sees} says. */
public final class VisibleConversations {
    private VisibleConversations() {}

    /** Those that the viewer may delete and restore: what {@link ConversationViewer#owns} says. */
    static Condition ownedBy(ConversationViewer viewer) {
        return viewer.seesAll() ? noCondition() : CONVERSATIONS.OWNER_ID.eq(viewer.actorId());
    }

    /** Without the tenant, which the query itself names, and without a word about deleted ones. */
    public static Condition to(ConversationViewer viewer) {
        if (viewer.seesAll()) {
            return noCondition();
        }
        return CONVERSATIONS
                .OWNER_ID
                .eq(viewer.actorId())
                .or(CONVERSATIONS.VISIBILITY.eq(Visibility.PUBLIC.word()))
                .or(CONVERSATIONS
                        .VISIBILITY
                        .eq(Visibility.SHARED.word())
                        .and(val(viewer.actorId()).eq(any(CONVERSATIONS.SHARED_WITH))));
    }
}
