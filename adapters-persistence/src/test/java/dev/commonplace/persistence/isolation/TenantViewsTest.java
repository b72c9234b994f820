package dev.commonplace.persistence.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The views of a tenant's own rows, by which indexes are used that row-level security hides: they show no more than it does. */
class TenantViewsTest {
    private static final LookedUp CHUNKS =
            new LookedUp("tenant_chunk_terms", "chunk_terms_by_lexeme", "(terms @@ '''hello'''::tsquery)");

    private static final List<LookedUp> LOOKED_UP = List.of(
            CHUNKS,
            new LookedUp("tenant_message_terms", "message_terms_by_lexeme", "(terms @@ '''hello'''::tsquery)"),
            new LookedUp("tenant_topic_nodes", "topic_nodes_by_lexeme", "(terms @@ '''hello'''::tsquery)"),
            new LookedUp("tenant_conversations", "conversations_by_lexeme", "(terms @@ '''hello'''::tsquery)"),
            new LookedUp("tenant_documents", "documents_by_tags", "(tags @> '{a}'::text[])"),
            new LookedUp("tenant_documents", "documents_by_metadata", "(metadata @> '{\"a\": 1}'::jsonb)"));

    private static TestDatabase database;
    private static Catalogue catalogue;
    private static TwoTenants tenants;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.create();
        catalogue = new Catalogue(database.owner());
        tenants = TwoTenants.in(database);
    }

    @AfterAll
    static void close() throws Exception {
        tenants.dropRoles(database);
        database.close();
    }

    /** @param condition as PostgreSQL writes it */
    private record LookedUp(String view, String index, String condition) {
        String table() {
            return view.substring("tenant_".length());
        }

        boolean isIn(List<String> plan) {
            return plan.stream().anyMatch(line -> line.contains("Index Cond:") && line.contains(condition));
        }
    }

    @Test
    void every_view_shows_its_rows_to_the_tenant_whose_they_are_and_to_nobody_else() throws Exception {
        assertThat(LOOKED_UP.stream().map(LookedUp::view).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(views());
        String own = tenants.own().toString();
        for (String view : views()) {
            assertThat(shown(view, own, "")).as(view).isNotEmpty().containsOnly(own);
            assertThat(shown(view, tenants.others().toString(), ""))
                    .as(view)
                    .isNotEmpty()
                    .doesNotContain(own);
            for (String scope : List.of("", "operator", "queue", "retention", "vector_index", "owner")) {
                assertThat(shown(view, "", scope))
                        .as("%s in scope %s", view, scope)
                        .isEmpty();
            }
        }
    }

    @Test
    void nobody_can_write_through_a_view_and_reports_cannot_read_it() throws Exception {
        for (String view : views()) {
            try (Session session =
                    Session.open(database.service(), tenants.own().toString(), "")) {
                assertThat(session.stateOf("delete from " + view)).as(view).isEqualTo("42501");
            }
            assertThat(catalogue.query(
                            "select privilege from unnest(array['select', 'insert', 'update', 'delete']) as privilege"
                                    + " where has_table_privilege('commonplace_reporting', 'commonplace.' || ?, privilege)",
                            view))
                    .as(view)
                    .isEmpty();
        }
    }

    @Test
    void the_condition_of_every_view_is_that_of_the_policies() throws Exception {
        for (String view : views()) {
            assertThat(catalogue.query("select pg_get_viewdef('commonplace." + view + "'::regclass)"))
                    .singleElement()
                    .asString()
                    .as(view)
                    .endsWith(".tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid);")
                    .doesNotContain(" OR ");
        }
    }

    @Test
    void the_views_owner_owns_nothing_else_and_nobody_of_the_service_or_of_reports_can_be_it() throws Exception {
        assertThat(catalogue.query("""
                select rolname from pg_roles
                where rolname = 'commonplace_lookup'
                  and not rolsuper and not rolbypassrls and not rolcreaterole and not rolcreatedb and not rolcanlogin""")).hasSize(1);
        assertThat(catalogue.query("""
                select objid::regclass::text from pg_shdepend
                where refclassid = 'pg_authid'::regclass and deptype = 'o' and refobjid = 'commonplace_lookup'::regrole
                  and dbid = (select oid from pg_database where datname = current_database())
                  and classid = 'pg_class'::regclass""")).containsExactlyInAnyOrderElementsOf(views());
        for (String role : List.of(SchemaNames.SERVICE_ROLE, SchemaNames.REPORTING_ROLE, tenants.reportsRole())) {
            assertThat(catalogue.query("select pg_has_role(?::name, 'commonplace_lookup', 'member')::text", role))
                    .as(role)
                    .containsExactly("false");
        }
        assertThat(catalogue.query("""
                select relname || ' ' || privilege
                from pg_class, unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as privilege
                where relnamespace = 'commonplace'::regnamespace and relkind in ('r', 'p')
                  and has_table_privilege('commonplace_lookup', pg_class.oid, privilege)""")).isEmpty();
        assertThat(catalogue.query("select has_schema_privilege('commonplace_lookup', 'commonplace', 'create')::text"))
                .containsExactly("false");
    }

    @Test
    void an_index_answers_what_row_level_security_would_hide_from_it() throws Exception {
        for (LookedUp one : LOOKED_UP) {
            assertThat(one.isIn(plan(one.view(), one))).as("%s", one).isTrue();
            assertThat(one.isIn(plan(one.table(), one)))
                    .as("%s by its table", one)
                    .isFalse();
        }
    }

    @Test
    void a_missing_policy_costs_the_index_and_shows_nobody_more() throws Exception {
        execute("drop policy lookup_access on commonplace.chunk_terms");
        try {
            assertThat(CHUNKS.isIn(plan(CHUNKS.view(), CHUNKS))).isFalse();
            assertThat(shown(CHUNKS.view(), tenants.own().toString(), ""))
                    .containsOnly(tenants.own().toString());
        } finally {
            execute(
                    "create policy lookup_access on commonplace.chunk_terms for select to commonplace_lookup using (true)");
        }
    }

    /** Of the service, where there is no other way than by that index or through all rows. */
    private static List<String> plan(String from, LookedUp wanted) throws SQLException {
        String tenant = tenants.own().toString();
        try (Session session = Session.open(database.owner(), tenant, "")) {
            session.change(
                    "update pg_index set indisvalid = false where indrelid = ?::regclass and indexrelid <> ?::regclass",
                    wanted.table(),
                    wanted.index());
            session.column(
                    "select set_config('enable_seqscan', 'off', true), set_config('role', ?, true)",
                    SchemaNames.SERVICE_ROLE);
            return session.column(
                    "explain select 1 from " + from + " where tenant_id = '" + tenant + "' and " + wanted.condition());
        }
    }

    private static List<String> shown(String view, String tenant, String scope) throws SQLException {
        try (Session session = Session.open(database.service(), tenant, scope)) {
            return session.column("select distinct tenant_id::text from " + view);
        }
    }

    private static List<String> views() throws SQLException {
        return catalogue.query(
                "select relname from pg_class where relnamespace = 'commonplace'::regnamespace and relkind = 'v' order by 1");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
