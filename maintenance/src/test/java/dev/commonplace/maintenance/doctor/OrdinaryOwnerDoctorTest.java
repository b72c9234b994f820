package dev.commonplace.maintenance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema belongs to an account without special rights, as providers of PostgreSQL give it: it obeys its own policies. */
class OrdinaryOwnerDoctorTest {
    private TestDatabase database;
    private String account;
    private Patient patient;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.createEmpty();
        account = database.url().database() + "_owner";
        DatabaseUrl superuser = database.url();
        DatabaseUrl owner = new DatabaseUrl(
                superuser.hosts(), superuser.database(), account, Optional.of("secret"), superuser.parameters());
        patient = Patient.of(database, owner);
        patient.plant("create role " + account + " login password 'secret'");
        patient.plant("grant commonplace_service, commonplace_owner, commonplace_lookup to " + account);
        patient.plant("alter database " + superuser.database() + " owner to " + account);
        patient.plant("create extension vector schema public; create extension btree_gin schema public");
        new Migrator(owner.dataSource()).migrate();
        patient.populate();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
        try (TestDatabase beside = TestDatabase.createEmpty()) {
            Patient.of(beside, beside.url()).plant("drop role " + account);
        }
    }

    @Test
    void it_sees_the_rows_and_finds_nothing_wrong() {
        assertThat(patient.troubles()).isEmpty();
        assertThat(patient.examine().everything().findings())
                .extracting(Finding::check)
                .doesNotContain("rows");
    }

    @Test
    void it_says_that_it_cannot_see_what_others_do_until_it_may() throws SQLException {
        try (Connection other = database.url().dataSource().getConnection()) {
            assertThat(other.isValid(1)).isTrue();
            assertThat(transactions()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.INFORMATION);
                assertThat(finding.what()).isEqualTo("cannot see what the sessions of other accounts do");
                patient.plant(finding.remedy());
            });
            assertThat(transactions()).isEmpty();
        }
    }

    private List<Finding> transactions() {
        return patient.examine().everything().findings().stream()
                .filter(finding -> finding.check().equals("transactions"))
                .toList();
    }

    @Test
    void it_counts_nothing_before_it_sees_everything_and_then_mends_both() {
        patient.plant("drop policy owner_access on documents; update tenant_limits set used = 8;"
                + " delete from chunk_embeddings; drop index documents_by_date");
        Examination before = patient.examine().everything();
        assertThat(before.of(Severity.ERROR))
                .extracting(Finding::check)
                .containsExactlyInAnyOrder("policies", "indexes");
        assertThat(before.of(Severity.INFORMATION)).extracting(Finding::check).contains("rows");

        MendDatabase.Outcome outcome = patient.mend();

        assertThat(outcome.mended())
                .extracting(Finding::check)
                .containsExactlyInAnyOrder("policies", "indexes", "used_limits", "missing_embeddings");
        assertThat(Patient.troubles(outcome.left())).isEmpty();
        assertThat(value("select used from tenant_limits")).isEqualTo("1");
        assertThat(value("select state from jobs where payload ->> 'document_id' is not null"))
                .isEqualTo("pending");
    }

    @Test
    void views_that_are_gone_shown_otherwise_or_its_own_are_given_back() {
        patient.plant("drop view tenant_documents; alter view tenant_chunk_terms owner to " + account
                + "; create or replace view tenant_message_terms as"
                + " select tenant_id, message_id, conversation_id, sequence, length, terms, bm25 from message_terms");
        assertThat(patient.examine().structure().of(Severity.ERROR))
                .extracting(Finding::what)
                .anyMatch(what -> what.equals("view tenant_documents is missing"))
                .anyMatch(what -> what.equals("view tenant_chunk_terms does not belong to commonplace_lookup"))
                .anyMatch(what -> what.startsWith("view tenant_message_terms differs"))
                .noneMatch(what -> what.contains("another owner than the schema"));

        assertThat(Patient.troubles(patient.mend().left())).isEmpty();

        assertThat(value("""
                select string_agg(format('%s of %s: %s', relname, relowner::regrole, relacl), '; ' order by relname)
                from pg_class where relnamespace = 'commonplace'::regnamespace and relkind = 'v'"""))
                .matches("(tenant_\\w+ of commonplace_lookup: \\{commonplace_lookup=\\w+/commonplace_lookup,"
                        + "commonplace_service=r/commonplace_lookup}(; )?){5}");
    }

    @Test
    void one_that_may_not_give_views_away_is_told_so() {
        patient.plant("revoke commonplace_lookup from " + account);
        assertThat(patient.troubles()).singleElement().satisfies(finding -> {
            assertThat(finding.what()).startsWith("the owner's account may not work as role commonplace_lookup");
            assertThat(finding.remedy()).contains("grant commonplace_lookup to");
        });
    }

    @Test
    void what_is_printed_for_rows_without_parents_deletes_them_and_no_others() throws SQLException {
        String logged = value("select count(*) from audit_log");
        patient.plant(
                "set session_replication_role = replica; "
                        + "update audit_log set occurred_at = now() - interval '3 days'; "
                        + "insert into audit_log (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id)"
                        + " values (gen_random_uuid(), gen_random_uuid(), now() - interval '2 days', 'job', 'j', 'a.b', 'r', 'r');"
                        + "insert into lexeme_statistics (tenant_id, lexeme, chunk_count) values (gen_random_uuid(), 'ghost', 0)");
        for (String table : new String[] {"audit_log", "lexeme_statistics"}) {
            String remedy = orphansOf(table).getFirst().remedy();
            try (Connection connection = patient.owner().dataSource().getConnection()) {
                new Sql(connection).run(remedy.substring(remedy.lastIndexOf("as the owner: ") + 14));
            }
            assertThat(orphansOf(table)).isEmpty();
        }
        assertThat(logged).isNotEqualTo("0");
        assertThat(value("select count(*) from audit_log")).isEqualTo(logged);
    }

    private List<Finding> orphansOf(String table) {
        return patient.examine().everything().findings().stream()
                .filter(finding ->
                        finding.check().equals("orphans") && finding.what().contains("commonplace." + table + " "))
                .toList();
    }

    private String value(String sql) {
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void an_account_of_the_service_alone_is_told_that_it_is_not_the_owner() {
        String service = database.url().database() + "_service";
        patient.plant("create role " + service + " login password 'secret' in role commonplace_service");
        DatabaseUrl url = new DatabaseUrl(
                database.url().hosts(),
                database.url().database(),
                service,
                Optional.of("secret"),
                database.url().parameters());
        try {
            assertThat(Patient.of(database, url).examine().everything().findings())
                    .filteredOn(finding -> finding.check().equals("roles"))
                    .anySatisfy(finding -> {
                        assertThat(finding.what()).startsWith("this is not run as the owner");
                        assertThat(finding.remedy())
                                .endsWith("DATABASE_MIGRATION_URL to the address of " + account + ".");
                    })
                    .noneMatch(finding -> finding.what().contains("the owner's account has not the rights"));
        } finally {
            patient.plant("drop role " + service);
        }
    }
}
