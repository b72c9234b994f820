package dev.commonplace.maintenance.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OrdinaryOwner;
import dev.commonplace.maintenance.SampleLibrary;
import dev.commonplace.maintenance.upkeep.MaintainDatabase.Done;
import dev.commonplace.migrations.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As an owner without special rights, for whom row-level security holds and the server's statistics are hidden. */
class MaintainDatabaseTest {
    private static final UpkeepLimits LIMITS =
            new UpkeepLimits(100, 0.1, 0.1, 0.1, 150_000_000, 0.6, 64 * 1024, Duration.ofMillis(500));
    private static final int ROWS = 20_000;

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

    /** Only what a test does to it shall be found, not what others before it did or the server has not got round to. */
    @BeforeEach
    void tidy() throws SQLException {
        owner.asSuperuser("alter table commonplace.lexeme_statistics set (autovacuum_enabled = off)");
        owner.asSuperuser("delete from commonplace.lexeme_statistics");
        owner.asSuperuser("vacuum analyze");
    }

    @Test
    void nothing_is_done_where_nothing_pays() {
        assertThat(maintain().plan()).isEmpty();
        assertThat(run()).isEmpty();
    }

    @Test
    void dead_rows_are_vacuumed_and_statistics_made() throws SQLException {
        fill();
        SampleLibrary.run(
                owner.superuserUrl(),
                "update lexeme_statistics set chunk_count = 2 where length(lexeme) % 4 = 0; " + FLUSH);
        assertThat(maintain().plan()).singleElement().satisfies(measure -> {
            assertThat(measure.object()).isEqualTo("lexeme_statistics");
            assertThat(measure.sql()).isEqualTo("vacuum (analyze) commonplace.lexeme_statistics");
            assertThat(measure.reason()).contains("dead rows").contains("changed");
        });
        assertThat(run())
                .singleElement()
                .satisfies(done -> assertThat(done.failure()).isEmpty());
        assertThat(run()).isEmpty();
    }

    @Test
    void an_index_whose_building_was_killed_is_built_anew() throws SQLException {
        invalidate("audit_log_by_age");
        assertThat(run()).singleElement().satisfies(done -> {
            assertThat(done.measure().kind()).isEqualTo(Measure.Kind.REBUILD_INVALID);
            assertThat(done.measure().object()).isEqualTo("audit_log_by_age");
            assertThat(done.failure()).isEmpty();
        });
        assertThat(invalid()).isEqualTo("0");
        assertThat(run()).isEmpty();
    }

    @Test
    void what_a_killed_rebuild_leaves_is_dropped() throws SQLException {
        owner.asSuperuser("create index audit_log_by_age_ccnew on commonplace.audit_log (occurred_at)");
        invalidate("audit_log_by_age_ccnew");
        assertThat(run())
                .singleElement()
                .satisfies(done -> assertThat(done.measure().kind()).isEqualTo(Measure.Kind.DROP_LEFTOVER));
        assertThat(SampleLibrary.text(owner.superuserUrl(), "select to_regclass('audit_log_by_age_ccnew') is null"))
                .isEqualTo("t");
    }

    @Test
    void an_index_that_is_mostly_empty_is_built_anew_and_gives_room_back() throws SQLException {
        fill();
        owner.asSuperuser("vacuum analyze commonplace.lexeme_statistics");
        assertThat(maintain().plan()).as("a full index").isEmpty();
        SampleLibrary.run(
                owner.superuserUrl(), "delete from lexeme_statistics where length(lexeme) % 8 <> 0; " + FLUSH);
        owner.asSuperuser("vacuum analyze commonplace.lexeme_statistics");

        List<Done> done = run();

        assertThat(done).singleElement().satisfies(one -> {
            assertThat(one.measure().kind()).isEqualTo(Measure.Kind.REBUILD_BLOATED);
            assertThat(one.measure().object()).isEqualTo("lexeme_statistics_pkey");
            assertThat(one.bytesFreed()).isGreaterThan(256 * 1024);
            assertThat(one.failure()).isEmpty();
        });
        assertThat(run()).isEmpty();
    }

    @Test
    void a_rebuild_that_has_to_wait_too_long_is_given_up_and_the_next_upkeep_tidies_up() throws SQLException {
        invalidate("audit_log_by_age");
        try (Connection other = owner.superuserUrl().dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "insert into commonplace.audit_log (tenant_id, id, occurred_at, actor_kind, actor_id, action,"
                            + " resource_type, resource_id) values ('" + SampleLibrary.ACME
                            + "', gen_random_uuid(), now(), 'job', 'j', 'document.create', 'document', 'd')");
            assertThat(run())
                    .singleElement()
                    .satisfies(done -> assertThat(done.failure())
                            .hasValueSatisfying(reason -> assertThat(reason).contains("lock timeout")));
            other.rollback();
        }
        assertThat(run())
                .isNotEmpty()
                .allSatisfy(done -> assertThat(done.failure()).isEmpty());
        assertThat(SampleLibrary.text(owner.superuserUrl(), "select count(*) from pg_class where relname ~ '_ccnew'"))
                .isEqualTo("0");
        assertThat(invalid()).isEqualTo("0");
        assertThat(run()).isEmpty();
    }

    @Test
    void one_is_at_work_at_a_time() throws SQLException {
        invalidate("audit_log_by_age");
        List<String> second = new ArrayList<>();
        maintain()
                .run(measure -> assertThatThrownBy(this::run)
                        .isInstanceOf(MaintenanceException.class)
                        .satisfies(refused -> second.add(refused.getMessage())));
        assertThat(second).singleElement().asString().contains("Another");
    }

    private static final String FLUSH = "select pg_stat_force_next_flush()";

    private static void fill() throws SQLException {
        SampleLibrary.run(
                owner.superuserUrl(),
                "insert into lexeme_statistics select '" + SampleLibrary.ACME
                        + "', repeat('x', 20 + number % 16) || number, 1 from generate_series(1, " + ROWS
                        + ") as number; " + FLUSH);
        owner.asSuperuser("vacuum analyze commonplace.lexeme_statistics");
    }

    private static void invalidate(String index) throws SQLException {
        owner.asSuperuser(
                "update pg_index set indisvalid = false where indexrelid = 'commonplace." + index + "'::regclass");
    }

    private static String invalid() throws SQLException {
        return SampleLibrary.text(owner.superuserUrl(), "select count(*) from pg_index where not indisvalid");
    }

    private static MaintainDatabase maintain() {
        return new MaintainDatabase(owner.url(), LIMITS);
    }

    private List<Done> run() {
        return maintain().run(measure -> {});
    }
}
