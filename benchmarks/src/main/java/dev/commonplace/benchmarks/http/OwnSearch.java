package dev.commonplace.benchmarks.http;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.application.search.NoteSearch;
import dev.commonplace.application.search.RecentSearchSettings;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchLogObserver;
import dev.commonplace.application.search.SearchWork;
import dev.commonplace.application.search.WriteSearchLogLater;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.models.onnx.OnnxEmbedText;
import dev.commonplace.persistence.search.JooqSearchWork;
import dev.commonplace.persistence.search.VectorSearch;
import dev.commonplace.persistence.support.JooqOperatorTransactions;
import dev.commonplace.persistence.support.JooqTransactions;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import dev.commonplace.persistence.tenancy.JooqOperatorWork;
import dev.commonplace.persistence.tenancy.JooqTenancyWork;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** The use cases of a search, key check and all, wired as the service does. */
final class OwnSearch implements AutoCloseable {
    private final Authenticate authenticate;
    private final SearchLibrary search;
    private final WriteSearchLogLater log;

    /** @param logging whether searches are written to the log, a moment later as in the service, or nowhere */
    OwnSearch(DataSource pool, LiveIndexes live, boolean logging) {
        ScopedTransactions transactions = new ScopedTransactions(pool, TransactionLimits.DEFAULT);
        Clock clock = Clock.systemUTC();
        Transactions<SearchWork> searches = new JooqTransactions<>(
                transactions, (dsl, tenantId) -> new JooqSearchWork(dsl, tenantId, VectorSearch.EXACT, live));
        this.log = new WriteSearchLogLater(searches, SearchLogObserver.NONE, JobObserver.NONE);
        if (logging) {
            log.start();
        }
        this.authenticate = new Authenticate(
                new JooqTransactions<>(transactions, JooqTenancyWork::new),
                new JooqOperatorTransactions<>(transactions, JooqOperatorWork::new),
                clock);
        this.search = new SearchLibrary(
                searches,
                new EmbeddingModels(List.of(new OnnxEmbedText(Path.of(System.getProperty("java.io.tmpdir")), 1))),
                new NoteSearch(log, OwnSearch::randomId, clock),
                new RecentSearchSettings(clock));
    }

    Authenticate.Outcome callerOf(Question question) {
        return authenticate.with(question.searcher().key(), Origin.INSIDE);
    }

    SearchLibrary.Outcome search(Authenticate.Outcome who, Question question) {
        if (!(who instanceof Authenticate.Outcome.OfTenant(var caller))) {
            throw new IllegalStateException("The key opens nothing: " + who);
        }
        return search.search(caller, question.command());
    }

    /** Writes what is left of the log. */
    @Override
    public void close() {
        log.close();
    }

    private static UUID randomId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(System.currentTimeMillis() << 16 | 0x7000, random.nextLong() >>> 2 | 0x8L << 60);
    }
}
