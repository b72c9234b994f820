package dev.commonplace.maintenance.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.AdoptSchema;
import dev.commonplace.migrations.AdoptSchema.Outcome;
import dev.commonplace.migrations.HistoryProblems;
import dev.commonplace.migrations.HistoryRow;
import dev.commonplace.migrations.MigrationFailedException;
import dev.commonplace.migrations.MigrationOptions;
import dev.commonplace.migrations.MigrationSteps;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.catalogue.Catalogue;
import dev.commonplace.migrations.catalogue.CatalogueDifference;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import dev.commonplace.migrations.catalogue.SchemaComparison;
import dev.commonplace.migrations.catalogue.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptSchemaTest {
    private static final String NEWEST = MigrationSteps.ofProduct().newest().version();
    private static final String FORGET = "drop table flyway_schema_history";

    /** Gets one alteration after another, and keeps them. */
    private TestDatabase altered;

    private final List<String> differences = new ArrayList<>();

    @BeforeAll
    void makeDatabase() {
        altered = TestDatabase.create();
        execute(altered, FORGET);
    }

    @AfterAll
    void dropDatabase() {
        altered.close();
    }

    @Test
    void the_true_one_is_adopted_and_goes_down_and_up_from_then_on() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            Catalogue before = catalogue(database);
            List<String> history = history(database);
            execute(database, FORGET);
            assertThat(adopt(database, NEWEST))
                    .isEqualTo(new Outcome.Adopted(
                            NEWEST, MigrationSteps.ofProduct().all().size()));
            assertThat(history(database)).isEqualTo(history);
            assertThat(problems(database)).isEmpty();
            Migrator migrator = new Migrator(database.url().dataSource());
            assertThat(migrator.migrate()).isZero();
            migrator.undoAll();
            migrator.migrate();
            assertThat(catalogue(database)).isEqualTo(before);
        }
    }

    @Test
    void one_without_a_history_is_not_migrated_before_it_is_adopted() {
        try (TestDatabase database = TestDatabase.create()) {
            execute(database, FORGET);
            assertThatThrownBy(() -> new Migrator(database.url().dataSource()).migrate())
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("commonplace db baseline");
        }
    }

    @Test
    void an_older_one_is_adopted_at_its_version_only() {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            Migrator migrator = new Migrator(database.url().dataSource());
            migrator.migrateTo("006");
            execute(database, FORGET);
            assertThat(adopt(database, "7"))
                    .isInstanceOfSatisfying(
                            Outcome.Different.class,
                            different -> assertThat(different.differences())
                                    .extracting(CatalogueDifference::description)
                                    .containsExactly("table audit_log is missing", "table search_log is missing"));
            assertThat(adopt(database, "6")).isEqualTo(new Outcome.Adopted("006", 6));
            migrator.migrate();
            assertThat(migrator.status().isCurrent()).isTrue();
        }
    }

    @Test
    void a_database_with_a_history_keeps_it() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(adopt(database, NEWEST)).isEqualTo(new Outcome.AlreadyThere(NEWEST));
            assertThat(adopt(database, "003")).isEqualTo(new Outcome.OtherHistory(NEWEST));
        }
    }

    @Test
    void versions_that_do_not_exist_are_refused() {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            assertThatThrownBy(() -> adopt(database, "777"))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("There is no version 777");
            assertThatThrownBy(() -> adopt(database, "0")).hasMessageContaining("commonplace db up");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    drop index documents_by_tags | index documents_by_tags of table documents is missing
                    drop policy tenant_isolation on chunks | policy tenant_isolation of table chunks is missing
                    alter table documents alter character_count type bigint | column character_count of table documents differs: should be "integer not null", is "bigint not null"
                    alter table documents alter title set not null | column title of table documents differs: should be "text", is "text not null"
                    alter table documents alter version drop not null | column version of table documents differs: should be "integer default 1 not null", is "integer default 1"
                    alter table jobs no force row level security | row-level security of table jobs is not forced
                    revoke update on chunks from commonplace_service | grant of update to commonplace_service on table chunks is missing
                    alter table chunks drop constraint chunks_ordinal_check | constraint chunks_ordinal_check of table chunks is missing
                    alter table jobs drop constraint jobs_attempts_check, add constraint jobs_attempts_check check (attempts >= 1) | constraint jobs_attempts_check of table jobs differs: should be "CHECK ((attempts >= 0))", is "CHECK ((attempts >= 1))"
                    create or replace function lexeme_dimension(lexeme text) returns integer language sql immutable strict parallel safe return 7 | function lexeme_dimension(lexeme text) differs: should be "(1 + ((hashtextextended(lexeme, (0)::bigint) & '9223372036854775807'::bigint) % (1000000000)::bigint))", is "7"
                    alter table documents add column colour text | column colour of table documents should not be there
                    drop table idempotent_requests | table idempotent_requests is missing
                    create table notes (id integer) | table notes should not be there
                    alter table documents alter status set default 'ready' | column status of table documents differs: should be "text not null", is "text default 'ready'::text not null"
                    """)
    void an_altered_one_is_refused_with_the_very_difference(String alteration, String difference) throws SQLException {
        execute(altered, alteration);
        Catalogue before = catalogue(altered);
        differences.add(difference);
        assertThat(adopt(altered, NEWEST))
                .isInstanceOfSatisfying(
                        Outcome.Different.class,
                        different -> assertThat(different.differences())
                                .extracting(CatalogueDifference::description)
                                .containsExactlyInAnyOrderElementsOf(differences));
        assertThat(catalogue(altered)).isEqualTo(before);
        assertThat(history(altered)).isEmpty();
    }

    @Test
    void a_server_that_prints_statements_differently_is_asked_for_its_own_words() throws SQLException {
        Map<String, Catalogue> versions = new TreeMap<>();
        ExpectedCatalogue here = ExpectedCatalogue.load();
        here.versions().forEach(version -> versions.put(version, here.ofVersion(version)));
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.url().dataSource().getConnection()) {
            SchemaComparison elsewhere = new SchemaComparison(new ExpectedCatalogue(1, inOtherWords(versions)));
            assertThat(elsewhere.differences(connection, NEWEST)).isEmpty();
            execute(database, "drop index documents_by_tags");
            assertThat(elsewhere.differences(connection, NEWEST)).hasSize(1);
        }
    }

    /** The same checks, said as nobody prints them. */
    private static Map<String, Catalogue> inOtherWords(Map<String, Catalogue> versions) {
        Map<String, Catalogue> said = new TreeMap<>();
        versions.forEach((version, catalogue) -> said.put(
                version,
                new Catalogue(new TreeSet<>(catalogue.objects().stream()
                        .map(object -> new SchemaObject(
                                object.kind(),
                                object.table(),
                                object.name(),
                                object.sql().replace(" >= 0", " operator(pg_catalog.>=) ( 0 )")))
                        .toList()))));
        return said;
    }

    private static Outcome adopt(TestDatabase database, String version) {
        return new AdoptSchema(database.url().dataSource(), MigrationOptions.defaults()).at(version);
    }

    private static Catalogue catalogue(TestDatabase database) throws SQLException {
        try (Connection connection = database.url().dataSource().getConnection()) {
            return Catalogue.read(connection);
        }
    }

    private static List<?> problems(TestDatabase database) throws SQLException {
        try (Connection connection = database.url().dataSource().getConnection()) {
            return HistoryProblems.find(connection);
        }
    }

    /** What a history says, but for times. */
    private static List<String> history(TestDatabase database) {
        return new Migrator(database.url().dataSource())
                .history().rows().stream()
                        .filter(row -> row.version().isPresent())
                        .map(AdoptSchemaTest::line)
                        .toList();
    }

    private static String line(HistoryRow row) {
        Optional<Integer> undo = row.undoChecksum();
        return String.join(
                " ",
                row.version().orElseThrow(),
                row.description(),
                row.type(),
                row.script(),
                row.checksum().toString(),
                String.valueOf(row.success()),
                undo.toString());
    }

    private static void execute(TestDatabase database, String sql) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(sql, refused);
        }
    }
}
