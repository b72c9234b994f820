package dev.commonplace.application.live;

import dev.commonplace.application.conversations.ConversationsWork;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.shared.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The conversations that somebody follows on this instance. Safe for use by many threads. */
final class ConversationFeeds implements SignalSource.Listener {
    private final Map<Key, ConversationFeed> feeds = new ConcurrentHashMap<>();
    private final ReadNews readNews;
    private final LiveLimits limits;
    private final InstantSource clock;

    ConversationFeeds(Transactions<ConversationsWork> transactions, LiveLimits limits, InstantSource clock) {
        this.readNews = new ReadNews(transactions);
        this.limits = limits;
        this.clock = clock;
    }

    private record Key(TenantId tenantId, ConversationId id) {}

    /** @param alarm rings when there may be news, until {@link #leave} */
    ConversationFeed join(TenantId tenantId, ConversationId id, Alarm alarm) {
        return feeds.compute(new Key(tenantId, id), (key, feed) -> {
            ConversationFeed joined = feed == null ? new ConversationFeed(readNews, tenantId, id, limits, clock) : feed;
            joined.add(alarm);
            return joined;
        });
    }

    void leave(TenantId tenantId, ConversationId id, Alarm alarm) {
        feeds.computeIfPresent(new Key(tenantId, id), (key, feed) -> feed.remove(alarm) ? feed : null);
    }

    /** Where somebody follows. */
    Optional<ConversationFeed> find(TenantId tenantId, ConversationId id) {
        return Optional.ofNullable(feeds.get(new Key(tenantId, id)));
    }

    @Override
    public void signalled(TenantId tenantId, ConversationSignal signal) {
        find(tenantId, signal.conversationId()).ifPresent(feed -> feed.signalled(signal));
    }

    @Override
    public void missed() {
        feeds.values().forEach(ConversationFeed::missed);
    }
}
