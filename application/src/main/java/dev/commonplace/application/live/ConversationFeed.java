package dev.commonplace.application.live;

import dev.commonplace.application.live.ReadNews.News;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One conversation for all who follow it on this instance: what came is read once, however many they are, and the last messages
 * are remembered. Whoever has fallen behind those reads for itself. Safe for use by many threads.
 */
final class ConversationFeed {
    private static final int REMEMBERED_MAX = 256;
    private static final int REMEMBERED_CHARACTERS_MAX = 1_000_000;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ReadNews readNews;
    private final TenantId tenantId;
    private final ConversationId id;
    private final LiveLimits limits;
    private final InstantSource clock;
    private final Whispers whispers = new Whispers();
    private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();
    private final AtomicLong asked = new AtomicLong(1);
    private final AtomicLong forgetting = new AtomicLong();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile @Nullable Failure failure;

    ConversationFeed(ReadNews readNews, TenantId tenantId, ConversationId id, LiveLimits limits, InstantSource clock) {
        this.readNews = readNews;
        this.tenantId = tenantId;
        this.id = id;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What is known.
     *
     * @param answered which question it answers
     * @param conversation empty where there is none
     * @param said the last messages, without gaps
     * @param next the sequence after them
     */
    record Known(
            long answered,
            long forgotten,
            Instant at,
            Optional<Conversation> conversation,
            List<LiveEvent.Said> said,
            int next) {
        int first() {
            return next - said.size();
        }
    }

    private record Failure(RefusedException refusal, Instant until) {}

    Whispers whispers() {
        return whispers;
    }

    void add(Alarm alarm) {
        alarms.add(alarm);
    }

    /** @return whether somebody is left */
    boolean remove(Alarm alarm) {
        alarms.remove(alarm);
        return !alarms.isEmpty();
    }

    void signalled(ConversationSignal signal) {
        switch (signal.kind()) {
            case APPENDED -> {}
            case MESSAGE_DELETED -> {
                forgetting.incrementAndGet();
                whispers.deleted(signal.sequence().orElseThrow());
            }
            case CHANGED -> forgetting.incrementAndGet();
            case GRAPH_CHANGED -> whispers.graphChanged();
        }
        if (signal.kind() != ConversationSignal.Kind.GRAPH_CHANGED) {
            asked.incrementAndGet();
        }
        ring();
    }

    void missed() {
        forgetting.incrementAndGet();
        whispers.missed();
        asked.incrementAndGet();
        ring();
    }

    void ring() {
        alarms.forEach(Alarm::ring);
    }

    /** Messages further back than those that are remembered. */
    List<LiveEvent.Said> page(int fromSequence) {
        return readNews.read(tenantId, id, fromSequence, limits.pageMax())
                .map(News::said)
                .orElse(List.of());
    }

    /** @throws RefusedException {@code UNAVAILABLE}, {@code TIMED_OUT} */
    Known now() {
        Known current = known;
        if (current != null && isFresh(current)) {
            return current;
        }
        reading.lock();
        try {
            current = known;
            if (current != null && isFresh(current)) {
                return current;
            }
            Failure failed = failure;
            if (failed != null && clock.instant().isBefore(failed.until())) {
                throw failed.refusal();
            }
            Known read = read(current);
            known = read;
            failure = null;
            return read;
        } catch (RefusedException refused) {
            if (failure == null || clock.instant().isAfter(failure.until())) {
                failure = new Failure(refused, clock.instant().plus(AFTER_FAILURE));
            }
            throw refused;
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Known current) {
        return current.answered() >= asked.get()
                && current.forgotten() == forgetting.get()
                && clock.instant().isBefore(current.at().plus(limits.lookEvery()));
    }

    private Known read(@Nullable Known before) {
        return before == null
                        || before.forgotten() != forgetting.get()
                        || before.conversation().isEmpty()
                ? begin()
                : goOn(before);
    }

    /** Nothing is remembered from here on back. */
    private Known begin() {
        long question = asked.get();
        long forgotten = forgetting.get();
        Instant now = clock.instant();
        Optional<Conversation> conversation = readNews.read(tenantId, id, 0, 0).map(News::conversation);
        int next = conversation.map(Conversation::nextSequence).orElse(0);
        return new Known(question, forgotten, now, conversation, List.of(), next);
    }

    private Known goOn(Known before) {
        long question = asked.get();
        Instant now = clock.instant();
        Optional<News> read = readNews.read(tenantId, id, before.next(), limits.pageMax());
        List<LiveEvent.Said> said = read.map(News::said).orElse(List.of());
        // A full page may not be all.
        long answered = said.size() < limits.pageMax() ? question : question - 1;
        return new Known(
                answered,
                before.forgotten(),
                now,
                read.map(News::conversation),
                remembered(before.said(), said),
                before.next() + said.size());
    }

    private static List<LiveEvent.Said> remembered(List<LiveEvent.Said> before, List<LiveEvent.Said> said) {
        if (said.isEmpty()) {
            return before;
        }
        List<LiveEvent.Said> all = new ArrayList<>(before.size() + said.size());
        all.addAll(before);
        all.addAll(said);
        int characters = 0;
        int first = all.size();
        while (first > 0 && all.size() - first < REMEMBERED_MAX && characters < REMEMBERED_CHARACTERS_MAX) {
            characters += all.get(--first).message().content().length();
        }
        return List.copyOf(all.subList(first, all.size()));
    }
}
