package dev.commonplace.application.live;

import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.shared.TenantId;

/**
 * Where the signals of all instances on one database arrive: those of committed transactions, of one conversation in the order of
 * the commits, soon after them. What is lost while a connection is down is not made up for, but told.
 */
public interface SignalSource extends AutoCloseable {
    /** Who hears. Called by one thread at a time, which it does not keep waiting. */
    interface Listener {
        void signalled(TenantId tenantId, ConversationSignal signal);

        /** Any signal may have been missed: look everywhere. */
        void missed();
    }

    /** Begins to listen; called once. When it returns, whatever is committed from now on is heard, or told as missed. */
    void start(Listener listener);

    /** When it returns, the listener is left alone. */
    @Override
    void close();
}
