package dev.commonplace.persistence.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RowLevelSecurityTest {
    private static TestDatabase database;
    private static Catalogue catalogue;
    private static TwoTenants tenants;
    private static IsolationCheck check;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.create();
        catalogue = new Catalogue(database.owner());
        tenants = TwoTenants.in(database);
        check = new IsolationCheck(database, tenants);
    }

    @AfterAll
    static void close() throws Exception {
        tenants.dropRoles(database);
        database.close();
    }

    @Test
    void every_table_has_rows_of_both_tenants_to_test_with() throws Exception {
        assertThat(catalogue.tables()).hasSizeGreaterThan(10).contains("documents", "tenants");
        for (String table : catalogue.tables()) {
            List<String> owners = catalogue.query(
                    Catalogue.TABLES_WITHOUT_TENANT.contains(table)
                            ? "select 'nobody' from " + table
                            : "select distinct " + Catalogue.tenantColumn(table) + " from " + table);
            assertThat(owners)
                    .as("rows of %s: TwoTenants has to make some", table)
                    .hasSize(Catalogue.TABLES_WITHOUT_TENANT.contains(table) ? 1 : 2);
        }
    }

    @Test
    void no_table_leaks_and_none_keeps_its_own_rows_from_those_they_belong_to() throws Exception {
        for (String table : catalogue.tables()) {
            assertThat(check.of(table)).isEmpty();
        }
    }

    @Test
    void row_level_security_is_enabled_and_forced_on_every_table_and_each_has_a_policy() throws Exception {
        assertThat(catalogue.query("""
                select relname from pg_class as t
                where relnamespace = 'commonplace'::regnamespace and relkind in ('r', 'p')
                  and relname <> 'flyway_schema_history'
                  and not (relrowsecurity and relforcerowsecurity
                           and exists (select from pg_policy where polrelid = t.oid))""")).isEmpty();
    }

    @Test
    void policies_are_plain() throws Exception {
        assertThat(catalogue.query("""
                select tablename || '.' || policyname || ': ' || qual from pg_policies
                where schemaname = 'commonplace' and (with_check is not null or qual ~* '\\mselect\\M')""")).isEmpty();
    }

    @Test
    void policies_of_the_service_hold_for_reading_and_writing_alike() throws Exception {
        assertThat(catalogue.query("""
                select tablename || '.' || policyname from pg_policies
                where schemaname = 'commonplace' and roles && array['public', 'commonplace_service']::name[]
                  and policyname <> 'retention_bound'
                  and (cmd <> 'ALL' or permissive <> 'PERMISSIVE' or qual not in (
                           '(tenant_id = (NULLIF(current_setting(''app.tenant''::text, true), ''''::text))::uuid)',
                           '(id = (NULLIF(current_setting(''app.tenant''::text, true), ''''::text))::uuid)',
                           '(current_setting(''app.scope''::text, true) = ''operator''::text)',
                           '(current_setting(''app.scope''::text, true) = ''queue''::text)',
                           '(current_setting(''app.scope''::text, true) = ''vector_index''::text)',
                           '(current_setting(''app.scope''::text, true) = ''retention''::text)'))""")).isEmpty();
    }

    @Test
    void the_owner_can_ask_for_every_row_and_reports_are_bound_on_every_table_they_can_read() throws Exception {
        assertThat(catalogue.query("""
                select relname from pg_class as t
                where relnamespace = 'commonplace'::regnamespace and relkind in ('r', 'p')
                  and relname <> 'flyway_schema_history'
                  and (not exists (select from pg_policy where polrelid = t.oid and polname = 'owner_access')
                       or has_any_column_privilege('commonplace_reporting', t.oid, 'select')
                          <> exists (select from pg_policy where polrelid = t.oid and polname = 'reporting_bound'
                                     and not polpermissive))""")).isEmpty();
    }

    @Test
    void reports_can_write_nothing_and_read_no_secret() throws Exception {
        assertThat(catalogue.query("""
                select relname || ' ' || privilege
                from pg_class, unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as privilege
                where relnamespace = 'commonplace'::regnamespace and relkind in ('r', 'p')
                  and has_table_privilege('commonplace_reporting', pg_class.oid, privilege)""")).isEmpty();
        assertThat(catalogue.query("""
                select attrelid::regclass || '.' || attname from pg_attribute join pg_class on pg_class.oid = attrelid
                where relnamespace = 'commonplace'::regnamespace and relkind in ('r', 'p') and attnum > 0
                  and attname ~ 'secret' and has_column_privilege('commonplace_reporting', attrelid, attnum, 'select')""")).isEmpty();
        assertThat(catalogue.query(
                        "select has_schema_privilege('commonplace_reporting', 'commonplace', 'create')::text"))
                .containsExactly("false");
        try (Session session = Session.openAs(
                database.owner(), tenants.reportsRole(), tenants.own().toString(), "operator")) {
            assertThat(session.stateOf("update documents set title = 'mine'")).isEqualTo("42501");
        }
    }

    @Test
    void a_table_of_ones_own_does_not_make_a_report_believe_in_another_binding() throws Exception {
        try (Session session = Session.openAs(
                database.owner(), tenants.reportsRole(), tenants.others().toString(), "")) {
            session.column("select set_config('search_path', 'pg_temp, commonplace, public', true)");
            session.change("create temporary table reporting_roles (tenant_id uuid, role_name text)");
            session.change(
                    "insert into reporting_roles values (?, current_user)",
                    tenants.others().value());
            assertThat(session.column("select tenant_id from documents"))
                    .containsOnly(tenants.own().toString());
        }
    }

    @Test
    void the_tenant_comes_first_in_every_key() throws Exception {
        assertThat(catalogue.query("""
                select i.indexrelid::regclass::text
                from pg_index as i
                join pg_class as t on t.oid = i.indrelid
                join pg_attribute as first on first.attrelid = t.oid and first.attnum = i.indkey[0]
                where t.relnamespace = 'commonplace'::regnamespace and i.indisunique
                  and t.relname not in ('flyway_schema_history', 'tenants', 'operator_keys', 'retention_runs')
                  and first.attname <> 'tenant_id'""")).isEmpty();
    }

    @Test
    void every_table_of_tenants_goes_with_its_tenant_or_with_a_parent_that_does() throws Exception {
        assertThat(catalogue.query("""
                with recursive gone as (
                    select 'commonplace.tenants'::regclass::oid as table_id
                    union
                    select key.conrelid from gone join pg_constraint as key on key.confrelid = gone.table_id
                    where key.contype = 'f' and key.confdeltype = 'c' and key.convalidated
                )
                select relname from pg_class as t
                where relnamespace = 'commonplace'::regnamespace and relkind in ('r', 'p')
                  and relname not in ('flyway_schema_history', 'tenants', 'operator_keys', 'retention_runs')
                  and oid not in (select table_id from gone)""")).isEmpty();
    }

    @Test
    void a_deleted_tenant_leaves_no_row_in_any_table_and_takes_none_of_others() throws Exception {
        try (Session session = Session.open(database.owner(), "", "")) {
            session.change("delete from tenants where id = ?", tenants.own().value());
            for (String table : catalogue.tables()) {
                if (!Catalogue.TABLES_WITHOUT_TENANT.contains(table)) {
                    assertThat(session.column(
                                    "select distinct " + Catalogue.tenantColumn(table) + "::text from " + table))
                            .as(table)
                            .containsExactly(tenants.others().toString());
                }
            }
        }
    }

    /** Without a key of its own to the tenants, a child's tenant is vouched for by its parent's key. */
    @Test
    void no_row_can_say_that_it_is_of_a_tenant_that_does_not_exist() throws Exception {
        for (String table : catalogue.tables()) {
            if (!Catalogue.TABLES_WITHOUT_TENANT.contains(table) && !table.equals("tenants")) {
                try (Session session = Session.open(database.owner(), "", "")) {
                    assertThat(session.stateOf(
                                    "update " + table + " set tenant_id = gen_random_uuid() where tenant_id = ?",
                                    tenants.own().value()))
                            .as(table)
                            .isEqualTo("23503");
                }
            }
        }
    }

    @Test
    void no_row_can_point_into_another_tenant() throws Exception {
        for (Catalogue.ForeignKey key : catalogue.foreignKeys()) {
            assertThat(key.columns().getFirst()).as("%s", key).isEqualTo("tenant_id");
            assertThat(key.referencedColumns().getFirst())
                    .as("%s", key)
                    .isEqualTo(Catalogue.tenantColumn(key.referenced()));
            if (!key.referenced().equals("tenants")) {
                assertThat(pointIntoOthers(key)).as("%s", key).isEqualTo("23503");
            }
        }
    }

    /** Even the owner of the tables, whom no policy holds. */
    private static String pointIntoOthers(Catalogue.ForeignKey key) throws Exception {
        String column = key.columns().get(1);
        try (Session session = Session.open(database.owner(), "", "")) {
            return session.stateOf(
                    "update " + key.table() + " set " + column + " = (select "
                            + key.referencedColumns().get(1) + " from " + key.referenced()
                            + " where tenant_id = ? limit 1) where tenant_id = ?",
                    tenants.others().value(),
                    tenants.own().value());
        }
    }

    @Test
    void the_service_role_owns_nothing_and_cannot_get_past_policies() throws Exception {
        assertThat(catalogue.query("""
                select rolname from pg_roles
                where rolname = 'commonplace_service'
                  and not rolsuper and not rolbypassrls and not rolcreaterole and not rolcreatedb and not rolcanlogin""")).containsExactly("commonplace_service");
        assertThat(catalogue.query("""
                select objid::text from pg_shdepend
                where refclassid = 'pg_authid'::regclass and deptype = 'o'
                  and refobjid = 'commonplace_service'::regrole""")).isEmpty();
        assertThat(catalogue.query(
                        "select roleid::text from pg_auth_members where member = 'commonplace_service'::regrole"))
                .isEmpty();
        assertThat(catalogue.query("select has_schema_privilege('commonplace_service', 'commonplace', 'create')::text"))
                .containsExactly("false");
    }

    /** The views of the lookup role show a tenant's own rows, which a test of their own sees to. */
    @Test
    void nothing_lends_the_owners_rights() throws Exception {
        assertThat(catalogue.query("""
                select proname from pg_proc where pronamespace = 'commonplace'::regnamespace and prosecdef""")).isEmpty();
        assertThat(catalogue.query("""
                select relname from pg_class
                where relnamespace = 'commonplace'::regnamespace and relkind in ('v', 'm')
                  and relowner <> 'commonplace_lookup'::regrole
                  and not coalesce(reloptions @> '{security_invoker=true}', false)""")).isEmpty();
    }

    @Test
    void what_is_logged_cannot_be_changed_by_the_service() throws Exception {
        assertThat(catalogue.query("""
                select table_name || ' ' || privilege from unnest(array['audit_log', 'search_log', 'search_feedback']) as table_name,
                       unnest(array['update', 'truncate']) as privilege
                where has_table_privilege('commonplace_service', 'commonplace.' || table_name, privilege)""")).isEmpty();
    }
}
