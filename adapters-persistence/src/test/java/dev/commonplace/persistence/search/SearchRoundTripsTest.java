package dev.commonplace.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.application.search.NoteSearch;
import dev.commonplace.application.search.RecentSearchSettings;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchLogObserver;
import dev.commonplace.application.search.SearchWork;
import dev.commonplace.application.search.WriteSearchLogLater;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.application.tenancy.TenancyWork;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.embeddings.HashingEmbedText;
import dev.commonplace.fixtures.shared.CountingIds;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.persistence.RoundTrips;
import dev.commonplace.persistence.TestRows;
import dev.commonplace.persistence.documents.JooqChunkEmbeddings;
import dev.commonplace.persistence.support.JooqTransactions;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import dev.commonplace.persistence.tenancy.JooqTenancyWork;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over a network each of them costs more than the database's own work for a small search. */
class SearchRoundTripsTest {
    private static TestDatabase database;
    private static RoundTrips between;
    private static HikariDataSource pool;
    private static TenantId tenantId;
    private static WriteSearchLogLater log;
    private static SearchLibrary search;
    private static Transactions<TenancyWork> tenancy;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.create();
        var server = database.url().hosts().getFirst();
        between = RoundTrips.to(server.name(), server.port());
        HikariConfig config = new HikariConfig();
        DatabaseUrl url = database.url();
        config.setDataSource(new DatabaseUrl(
                        List.of(new DatabaseUrl.Host("localhost", between.port())),
                        url.database(),
                        url.user(),
                        url.password(),
                        url.parameters())
                .with("datatype.vector", "com.pgvector.PGvector")
                .dataSource());
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
        ScopedTransactions transactions = new ScopedTransactions(pool, TransactionLimits.DEFAULT);
        tenancy = new JooqTransactions<>(transactions, JooqTenancyWork::new);
        Transactions<SearchWork> work = new JooqTransactions<>(transactions, JooqSearchWork::new);
        log = new WriteSearchLogLater(work, SearchLogObserver.NONE, JobObserver.NONE);
        search = new SearchLibrary(
                work,
                new EmbeddingModels(List.of(new HashingEmbedText("a-model", 2))),
                new NoteSearch(log, new CountingIds(), Clock.systemUTC()),
                new RecentSearchSettings(Clock.systemUTC()));
        TestRows rows = new TestRows(database.service());
        tenantId = rows.tenant();
        var space = rows.space(tenantId, 2);
        var chunks = rows.document(tenantId, DocumentDetails.NONE, "a wing in the wind", "a nose in the wind");
        rows.in(
                tenantId,
                dsl -> new JooqChunkEmbeddings(dsl, tenantId)
                        .putAll(
                                space.id(),
                                Map.of(
                                        chunks.get(0).id(),
                                        Embedding.of(1, 0),
                                        chunks.get(1).id(),
                                        Embedding.of(0, 1))));
    }

    @AfterAll
    static void close() throws Exception {
        pool.close();
        between.close();
        database.close();
    }

    @Test
    void a_search_by_meaning_takes_one_round_trip() {
        assertThat(roundTrips(SearchMode.SEMANTIC)).isEqualTo(1);
    }

    @Test
    void a_search_by_words_takes_one_more_to_understand_them() {
        assertThat(roundTrips(SearchMode.TEXT)).isEqualTo(2);
    }

    @Test
    void a_search_by_both_takes_one_for_each_of_its_parts() {
        assertThat(roundTrips(SearchMode.HYBRID)).isEqualTo(4);
    }

    @Test
    void a_look_at_a_key_takes_one() {
        KeyId id = new KeyId(tenantId.value());
        tenancy.readInTenant(tenantId, work -> work.apiKeys().opening(id, work.tenants()));
        between.take();

        tenancy.readInTenant(tenantId, work -> work.apiKeys().opening(id, work.tenants()));

        assertThat(between.take()).isEqualTo(1);
    }

    @Test
    void the_log_of_many_searches_is_written_in_three() {
        Caller caller = caller();
        log.settle();
        for (int i = 0; i < 3; i++) {
            search.search(caller, command(SearchMode.TEXT));
        }
        between.take();

        log.settle();

        assertThat(between.take())
                .as("for whom it is, the entries, and the end")
                .isEqualTo(3);
    }

    private static int roundTrips(SearchMode mode) {
        Caller caller = caller();
        SearchLibrary.Command command = command(mode);
        // The first one of a tenant also asks for its settings. From the fifth on, the driver knows the forms of the
        // rows.
        for (int i = 0; i < 8; i++) {
            assertThat(search.search(caller, command).hits()).hasSize(2);
        }
        between.take();
        search.search(caller, command);
        return between.take();
    }

    private static Caller caller() {
        return new Caller(
                tenantId, Role.READER, new Actor(Actor.Kind.API_KEY, "a-key", Optional.empty()), Origin.INSIDE);
    }

    private static SearchLibrary.Command command(SearchMode mode) {
        return new SearchLibrary.Command(
                mode.usesWords() ? Optional.of("wind") : Optional.empty(),
                mode.usesMeaning() ? Optional.of(Embedding.of(1, 0)) : Optional.empty(),
                mode,
                10,
                DocumentFilter.ALL,
                JsonObject.EMPTY,
                OptionalDouble.empty(),
                false);
    }
}
