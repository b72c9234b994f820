package dev.commonplace.application.search;

import dev.commonplace.application.conversations.FollowUps;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.NewJob;
import java.util.List;

/** What is said is made findable; what follows that, the indexing knows. */
public record IndexingFollowUps(MakeId ids) implements FollowUps {
    @Override
    public List<NewJob> of(ConversationId id) {
        return List.of(IndexMessages.job(ids, id));
    }

    @Override
    public List<NewJob> afterRenaming(ConversationId id) {
        return List.of(IndexMessages.jobAnew(ids, id));
    }

    /** With the message after the last one, whose words are indexed together with those of the one before. */
    @Override
    public List<NewJob> afterReattribution(ConversationId id, int first, int last) {
        return List.of(IndexMessages.jobAnew(ids, id, first, last + 1));
    }
}
