package dev.commonplace.application.live;

import dev.commonplace.application.conversations.AppendMessages;
import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.conversations.ConversationsWork;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.application.topics.RequestAnalysis;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Conversations while they happen, on this instance of the service. What is said goes the way of {@link AppendMessages}; whoever
 * follows sees what is kept, in its order and without gaps, from whichever instance it came. Safe for use by many threads.
 */
public final class LiveConversations implements AutoCloseable {
    private final Transactions<ConversationsWork> transactions;
    private final SignalSource signals;
    private final LiveSession.Parts parts;
    private final Map<TenantId, Integer> connections = new ConcurrentHashMap<>();

    /** @param signals heard from {@link #start} on */
    public LiveConversations(
            Transactions<ConversationsWork> transactions,
            AppendMessages append,
            RequestAnalysis analyse,
            Authenticate authenticate,
            TenantGuards guards,
            SignalSource signals,
            LiveLimits limits,
            InstantSource clock) {
        this.transactions = transactions;
        this.signals = signals;
        this.parts = new LiveSession.Parts(
                new ConversationFeeds(transactions, limits, clock),
                new LiveAppends(new KeepBatch(append, analyse), limits),
                new KeyStandings(authenticate, limits.keyCheckEvery(), clock),
                guards,
                limits);
    }

    public LiveLimits limits() {
        return parts.limits();
    }

    /** Begins to hear of what other instances keep. */
    public void start() {
        signals.start(parts.feeds());
    }

    /**
     * Whether somebody may stay with a conversation.
     *
     * @throws RefusedException {@code NOT_FOUND}
     */
    public Conversation require(Caller caller, ConversationId id) {
        caller.require(Role.READER);
        return transactions.inTenant(
                caller.tenantId(), work -> ConversationAccess.visible(work.conversations(), caller, id));
    }

    /**
     * Lets somebody stay with a conversation, until the session is closed.
     *
     * @throws RefusedException {@code NOT_FOUND}; {@code LIMIT_REACHED} where the tenant has too many connections
     */
    public LiveSession open(Caller caller, ConversationId id, LiveAnswers answers) {
        Conversation conversation = require(caller, id);
        enter(caller.tenantId());
        AtomicBoolean open = new AtomicBoolean(true);
        return new LiveSession(parts, caller, id, answers, conversation.nextSequence(), () -> {
            if (open.compareAndSet(true, false)) {
                leave(caller.tenantId());
            }
        });
    }

    /** Stops hearing. What was said before and waits to be kept is kept all the same. */
    @Override
    public void close() {
        signals.close();
    }

    private void enter(TenantId tenantId) {
        connections.compute(tenantId, (same, open) -> {
            int now = open == null ? 0 : open;
            if (now >= parts.limits().connectionsPerTenantMax()) {
                throw new RefusedException(
                        ErrorCode.LIMIT_REACHED,
                        "A tenant has at most " + parts.limits().connectionsPerTenantMax()
                                + " live connections at once; close one first.");
            }
            return now + 1;
        });
    }

    private void leave(TenantId tenantId) {
        connections.computeIfPresent(tenantId, (same, open) -> open > 1 ? open - 1 : null);
    }
}
