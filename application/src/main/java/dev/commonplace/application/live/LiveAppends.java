package dev.commonplace.application.live;

import dev.commonplace.application.live.LiveLine.Item;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Collects what is said in each conversation, so that what comes within a few milliseconds, or while the transaction before is at
 * work, goes into one transaction. Of a conversation one batch is at work at a time, and of all conversations a few, so that
 * others find connections to the database too. Safe for use by many threads.
 */
final class LiveAppends {
    private final Map<Key, Lane> lanes = new ConcurrentHashMap<>();
    private final KeepBatch keepBatch;
    private final LiveLimits limits;
    private final Semaphore appends;

    LiveAppends(KeepBatch keepBatch, LiveLimits limits) {
        this.keepBatch = keepBatch;
        this.limits = limits;
        this.appends = new Semaphore(limits.appendsMax());
    }

    private record Key(TenantId tenantId, ConversationId id) {}

    /** Each line bounds what it has waiting here. */
    private static final class Lane {
        private final Deque<Item> waiting = new ArrayDeque<>();

        synchronized void add(Item item) {
            waiting.add(item);
        }

        synchronized boolean isEmpty() {
            return waiting.isEmpty();
        }

        synchronized List<Item> take(LiveLimits limits) {
            List<Item> batch = new ArrayList<>();
            long characters = 0;
            while (!waiting.isEmpty() && batch.size() < limits.batchMessagesMax()) {
                if (waiting.element() instanceof Item.Said said) {
                    characters += said.message().content().length();
                    if (characters > limits.batchCharactersMax() && !batch.isEmpty()) {
                        break;
                    }
                }
                batch.add(waiting.remove());
            }
            return batch;
        }
    }

    void submit(ConversationId id, Item item) {
        item.line().taken();
        lanes.compute(new Key(item.caller().tenantId(), id), (key, running) -> {
            Lane lane = running == null ? new Lane() : running;
            lane.add(item);
            if (running == null) {
                Thread.ofVirtual().name("live-appends").start(() -> run(key, lane));
            }
            return lane;
        });
    }

    private void run(Key key, Lane lane) {
        boolean more = true;
        while (more) {
            LockSupport.parkNanos(limits.batchWait().toNanos());
            appends.acquireUninterruptibly();
            try {
                keepBatch.keep(key.id(), lane.take(limits));
            } finally {
                appends.release();
            }
            more = lanes.computeIfPresent(key, (same, running) -> lane.isEmpty() ? null : running) != null;
        }
    }
}
