package dev.commonplace.bootstrap;

import dev.commonplace.application.search.SearchLogObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts the searches that are not in the search log. */
final class SearchLogReporter implements SearchLogObserver {
    private static final Logger LOG = LoggerFactory.getLogger(SearchLogReporter.class);

    private final Counter lost;

    SearchLogReporter(MeterRegistry meters) {
        this.lost = meters.counter("commonplace.search.log.lost");
    }

    @Override
    public void lost(int entries, String why) {
        lost.increment(entries);
        LOG.warn("{} searches are not in the search log: {}", entries, why);
    }
}
