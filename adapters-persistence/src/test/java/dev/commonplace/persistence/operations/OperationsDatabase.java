package dev.commonplace.persistence.operations;

import dev.commonplace.application.operations.OperationsWork;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.persistence.support.JooqTransactions;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** A database with two tenants. */
final class OperationsDatabase implements AutoCloseable {
    static final TenantId TENANT = new TenantId(UUID.fromString("00000000-0000-7000-8000-00000000000a"));
    static final TenantId OTHER_TENANT = new TenantId(UUID.fromString("00000000-0000-7000-8000-00000000000b"));

    private final TestDatabase database = TestDatabase.create();
    private final ScopedTransactions scoped = new ScopedTransactions(database.service(), TransactionLimits.DEFAULT);
    private final Transactions<OperationsWork> transactions = new JooqTransactions<>(scoped, JooqOperationsWork::new);

    OperationsDatabase() {
        addTenant(TENANT, "one");
        addTenant(OTHER_TENANT, "other");
    }

    ScopedTransactions scoped() {
        return scoped;
    }

    Transactions<OperationsWork> transactions() {
        return transactions;
    }

    /** Connections that no pool knows of. */
    DataSource unpooled() {
        return database.url().dataSource();
    }

    void clear() {
        execute(
                "truncate jobs, audit_log, search_feedback, search_log, idempotent_requests, retention_runs, conversations cascade");
    }

    void execute(String sql) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @param rest of a query that counts rows, from the name of the table on */
    long count(String rest) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + rest)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private void addTenant(TenantId id, String slug) {
        execute("""
                insert into tenants (id, slug, name, embedding_model, created_at, updated_at)
                values ('%s', '%s', '%s', 'all-minilm-l6-v2', now(), now())""".formatted(id, slug, slug));
    }
}
