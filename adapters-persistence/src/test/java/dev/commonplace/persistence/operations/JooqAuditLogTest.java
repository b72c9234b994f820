package dev.commonplace.persistence.operations;

import dev.commonplace.application.operations.OperationsWork;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.operations.AuditLogContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class JooqAuditLogTest extends AuditLogContract {
    private static OperationsDatabase database;

    @BeforeAll
    static void open() {
        database = new OperationsDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Override
    protected Transactions<OperationsWork> transactions() {
        return database.transactions();
    }

    @Override
    protected TenantId tenant() {
        return OperationsDatabase.TENANT;
    }

    @Override
    protected TenantId otherTenant() {
        return OperationsDatabase.OTHER_TENANT;
    }
}
