package dev.commonplace.maintenance.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OrdinaryOwner;
import dev.commonplace.maintenance.SampleLibrary;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As an owner without special rights, for whom row-level security holds. */
class StatisticsTest {
    private static OrdinaryOwner owner;

    @BeforeAll
    static void open() throws SQLException {
        owner = OrdinaryOwner.ofEmptyDatabase();
        new Migrator(owner.url().dataSource()).migrate();
        SampleLibrary.fill(owner.superuserUrl());
    }

    @AfterAll
    static void close() {
        owner.close();
    }

    @Test
    void rows_of_all_tenants_are_counted() {
        Map<String, Long> counts = new CountRows(owner.url())
                .exactly().stream().collect(Collectors.toMap(RowCount::table, RowCount::rows));
        assertThat(counts)
                .containsEntry("tenants", 2L)
                .containsEntry("documents", 4L)
                .containsEntry("search_log", 4L);
        assertThat(counts.get("flyway_schema_history")).isPositive();
    }

    @Test
    void rows_of_one_tenant_are_counted() {
        Map<String, Long> counts = new CountRows(owner.url())
                .ofTenant("acme").stream().collect(Collectors.toMap(RowCount::table, RowCount::rows));
        assertThat(counts)
                .containsEntry("tenants", 1L)
                .containsEntry("documents", 2L)
                .doesNotContainKeys("operator_keys", "flyway_schema_history");
        assertThatThrownBy(() -> new CountRows(owner.url()).ofTenant("nobody"))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void estimates_are_right_after_statistics_were_gathered() throws SQLException {
        owner.asSuperuser("analyze commonplace.documents");
        assertThat(new CountRows(owner.url()).estimates())
                .contains(new RowCount("documents", 4, false))
                .noneMatch(count -> count.rows() < 0);
    }

    @Test
    void sizes_add_up() {
        DatabaseSize size = new MeasureSizes(owner.url()).sizes();
        assertThat(size.tables()).extracting(TableSize::table).contains("documents", "flyway_schema_history");
        assertThat(size.tables()).allSatisfy(table -> {
            assertThat(table.heap() + table.indexes() + table.toast()).isEqualTo(table.total());
            assertThat(table.byIndex().stream()
                            .mapToLong(TableSize.IndexSize::bytes)
                            .sum())
                    .isEqualTo(table.indexes());
        });
        assertThat(size.tables().stream().mapToDouble(TableSize::share).sum()).isCloseTo(1, within(1e-9));
        assertThat(size.schema()).isPositive().isLessThan(size.database());
    }

    @Test
    void each_tenant_has_its_part() {
        assertThat(new MeasureSizes(owner.url()).tenants())
                .hasSize(2)
                .extracting(TenantSize::slug)
                .containsExactlyInAnyOrder("acme", "other");
        assertThat(new MeasureSizes(owner.url()).tenants()).allSatisfy(tenant -> {
            assertThat(tenant.rows()).isGreaterThan(15);
            assertThat(tenant.bytes()).isPositive();
        });
    }

    @Test
    void searches_of_an_index_are_counted() throws SQLException {
        SampleLibrary.run(
                owner.superuserUrl(),
                "set enable_seqscan = off; set enable_bitmapscan = off;"
                        + " select count(*) from documents where tenant_id = '" + SampleLibrary.ACME
                        + "' and external_id = 'document-1'; select pg_stat_force_next_flush()");
        MeasureIndexUse.IndexUses uses = new MeasureIndexUse(owner.url()).measure();
        assertThat(uses.since()).isBefore(Instant.now());
        assertThat(use(uses, "documents_tenant_id_external_id_key").scans()).isPositive();
        IndexUse unused = use(uses, "documents_by_tags");
        assertThat(unused.isUnused()).isTrue();
        assertThat(unused.entriesPerScan()).isZero();
        assertThat(use(uses, "operator_keys_pkey").isUnused()).isFalse();
    }

    @Test
    void an_account_that_does_not_see_all_rows_is_refused_instead_of_given_too_small_numbers() throws SQLException {
        String account = owner.url().user();
        owner.asSuperuser("revoke " + SchemaNames.OWNER_ROLE + " from " + account);
        try {
            assertThatThrownBy(() -> new CountRows(owner.url()).exactly())
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("GRANT " + SchemaNames.OWNER_ROLE + " TO");
        } finally {
            owner.asSuperuser("grant " + SchemaNames.OWNER_ROLE + " to " + account);
        }
    }

    private static IndexUse use(MeasureIndexUse.IndexUses uses, String index) {
        return uses.indexes().stream()
                .filter(use -> use.index().equals(index))
                .findFirst()
                .orElseThrow();
    }
}
