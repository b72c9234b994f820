package dev.commonplace.bootstrap;

import dev.commonplace.application.live.LiveConversations;
import dev.commonplace.application.live.LiveLimits;
import dev.commonplace.persistence.live.PostgresSignalSource;

/** Conversations while they happen. */
final class LiveWiring {
    private LiveWiring() {}

    /** Hears of other instances from now on. */
    static LiveConversations start(
            Storage storage,
            ServiceDatabase database,
            TenancyWiring tenancy,
            GuardWiring guard,
            ConversationsWiring conversations,
            TopicsWiring topics,
            Platform platform) {
        LiveConversations live = new LiveConversations(
                storage.conversations(),
                conversations.useCases().append(),
                topics.requestAnalysis(),
                tenancy.authenticate(),
                guard.guards(),
                new PostgresSignalSource(database.unpooled()),
                LiveLimits.DEFAULT,
                platform.clock());
        live.start();
        return live;
    }
}
