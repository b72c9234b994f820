package dev.commonplace.bootstrap;

import dev.commonplace.application.conversations.ConversationUseCases;
import dev.commonplace.application.conversations.FollowUps;
import dev.commonplace.application.guard.TenantGuards;

/** The use cases of conversations. */
record ConversationsWiring(ConversationUseCases useCases) {

    /** @param followUps the jobs of other features that look at new messages */
    static ConversationsWiring of(Storage storage, TenantGuards guards, FollowUps followUps, Platform platform) {
        return new ConversationsWiring(ConversationUseCases.of(
                storage.conversations(), guards, followUps, platform.auditor(), platform.ids(), platform.clock()));
    }
}
