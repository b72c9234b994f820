package dev.commonplace.bootstrap;

import dev.commonplace.application.search.IndexBuildException;
import dev.commonplace.application.search.IndexObserver;
import dev.commonplace.domain.embeddings.IndexDecision;
import dev.commonplace.domain.embeddings.IndexStrategy;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.embeddings.VectorIndexState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what becomes of the indexes of single spaces, and counts them and what their answers were worth. */
final class IndexReporter implements IndexObserver {
    private static final Logger LOG = LoggerFactory.getLogger(IndexReporter.class);

    private final MeterRegistry meters;
    private final AtomicLong indexes;
    private final AtomicLong waiting;
    private final AtomicLong alarms;
    private final DistributionSummary recall;
    private final Counter notSampled;

    IndexReporter(MeterRegistry meters) {
        this.meters = meters;
        this.indexes = gauge("commonplace.vector.indexes");
        this.waiting = gauge("commonplace.vector.indexes.wanted");
        this.alarms = gauge("commonplace.vector.indexes.alarms");
        this.recall = meters.summary("commonplace.vector.recall");
        this.notSampled = meters.counter("commonplace.vector.recall.skipped");
    }

    private AtomicLong gauge(String name) {
        AtomicLong value = new AtomicLong();
        meters.gauge(name, value, AtomicLong::doubleValue);
        return value;
    }

    @Override
    public void begins(IndexDecision decision) {
        LOG.info(
                "Vector index {} of tenant {}: {} ({})",
                decision.space().indexName(),
                decision.space().tenantId(),
                word(decision),
                decision.reason());
    }

    @Override
    public void done(IndexDecision decision, VectorIndexState state) {
        count(decision, "done");
        state.index()
                .ifPresent(cost -> LOG.info(
                        "Vector index {} is ready: {} vectors in {} ms, {} bytes",
                        decision.space().indexName(),
                        cost.vectors(),
                        cost.buildTime().toMillis(),
                        cost.bytes()));
    }

    @Override
    public void failed(IndexDecision decision, IndexBuildException failure) {
        count(decision, "failed");
        LOG.warn(
                "Vector index {}: {} is put off: {}",
                decision.space().indexName(),
                word(decision),
                failure.getMessage());
    }

    @Override
    public void alarm(VectorIndexState state, String alarm) {
        LOG.warn(
                "Vector index {} of tenant {} misses too much: {}",
                state.space().indexName(),
                state.space().tenantId(),
                alarm);
    }

    @Override
    public void looked(List<VectorIndexState> states) {
        indexes.set(states.stream()
                .filter(state -> state.strategy() == IndexStrategy.HNSW)
                .count());
        waiting.set(states.stream()
                .filter(state -> state.wanted() == IndexStrategy.HNSW && state.strategy() == IndexStrategy.EXACT)
                .count());
        alarms.set(states.stream().filter(state -> state.alarm().isPresent()).count());
    }

    @Override
    public void sampled(IndexedSpace space, double found) {
        recall.record(found);
    }

    @Override
    public void notSampled(IndexedSpace space) {
        notSampled.increment();
    }

    private void count(IndexDecision decision, String outcome) {
        meters.counter("commonplace.vector.indexes.changes", "action", word(decision), "outcome", outcome)
                .increment();
    }

    private static String word(IndexDecision decision) {
        return decision.action().name().toLowerCase(Locale.ROOT);
    }
}
