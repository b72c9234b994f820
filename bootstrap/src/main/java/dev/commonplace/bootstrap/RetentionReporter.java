package dev.commonplace.bootstrap;

import dev.commonplace.application.operations.RetentionObserver;
import dev.commonplace.domain.operations.RetentionKind;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts what is removed for its age. */
final class RetentionReporter implements RetentionObserver {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionReporter.class);

    private final MeterRegistry meters;

    RetentionReporter(MeterRegistry meters) {
        this.meters = meters;
        for (RetentionKind kind : RetentionKind.values()) {
            count(kind, 0);
        }
    }

    @Override
    public void removed(RetentionKind kind, long rows) {
        count(kind, rows);
        LOG.info("Retention: {} rows of {} removed for their age", rows, kind.word());
    }

    private void count(RetentionKind kind, long rows) {
        meters.counter("commonplace.retention.removed", "kind", kind.word()).increment((double) rows);
    }
}
