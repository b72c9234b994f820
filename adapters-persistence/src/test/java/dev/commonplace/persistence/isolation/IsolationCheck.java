package dev.commonplace.persistence.isolation;

import dev.commonplace.fixtures.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Tries everything that must not work, and what must: finds leaks and lost access of a table that has rows of two
 * tenants. What it finds comes as sentences; none is good.
 */
final class IsolationCheck {
    private static final String NO_TENANT = "";
    private static final String NO_SCOPE = "";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final DataSource service;
    private final DataSource owner;
    private final UUID own;
    private final UUID others;
    private final List<String> ownerRoles;
    private final String reportsRole;

    IsolationCheck(TestDatabase database, TwoTenants tenants) {
        this.service = database.service();
        this.owner = database.owner();
        this.own = tenants.own().value();
        this.others = tenants.others().value();
        this.ownerRoles = List.of(tenants.ownerRole(), tenants.migratorRole());
        this.reportsRole = tenants.reportsRole();
    }

    List<String> of(String table) throws SQLException {
        List<String> found = new ArrayList<>();
        expect(found, table + " without a scope", 0, visible(table, NO_TENANT, NO_SCOPE));
        expect(found, table + " with an unknown scope", 0, visible(table, NO_TENANT, "anything"));
        expect(
                found,
                table + " for operators",
                shownTo(Catalogue.OPERATORS_TABLES, table),
                visible(table, NO_TENANT, "operator"));
        expect(
                found,
                table + " for workers",
                shownTo(Catalogue.WORKERS_TABLES, table),
                visible(table, NO_TENANT, "queue"));
        expect(
                found,
                table + " for retention",
                shownTo(Catalogue.RETENTIONS_TABLES, table),
                visible(table, NO_TENANT, "retention"));
        expect(
                found,
                table + " for the index policy",
                shownTo(Catalogue.INDEX_POLICYS_TABLES, table),
                visible(table, NO_TENANT, "vector_index"));
        expect(found, table + " for the service in the owner's name", 0, visible(table, NO_TENANT, "owner"));
        owning(found, table);
        if (!Catalogue.TABLES_WITHOUT_REPORTS.contains(table)) {
            reporting(found, table);
        }
        if (Catalogue.TABLES_WITHOUT_TENANT.contains(table)) {
            expect(found, table + " for a tenant", 0, visible(table, own.toString(), NO_SCOPE));
        } else {
            expect(found, table + " for a tenant", ofTenant(table, own), visible(table, own.toString(), NO_SCOPE));
            reading(found, table);
            changing(found, table);
            moving(found, table);
        }
        adding(found, table);
        return found;
    }

    /** Who has the owner's rights sees everything when it says so, and nothing before. */
    private void owning(List<String> found, String table) throws SQLException {
        for (String role : ownerRoles) {
            expect(found, table + " for " + role + " without a scope", 0, visibleAs(role, table, NO_TENANT, NO_SCOPE));
            expect(
                    found,
                    table + " for " + role,
                    asOwner("select count(*) from " + table),
                    visibleAs(role, table, NO_TENANT, "owner"));
        }
    }

    /** A login for reports can say of itself what it likes. */
    private void reporting(List<String> found, String table) throws SQLException {
        long bound = ofTenant(table, own);
        for (String scope : List.of(NO_SCOPE, "operator", "queue", "retention", "vector_index", "owner")) {
            for (String tenant : List.of(NO_TENANT, own.toString(), others.toString())) {
                String who = " for a report in the scope '" + scope + "' and the tenant '" + tenant + "'";
                expect(found, table + who, bound, visibleAs(reportsRole, table, tenant, scope));
            }
        }
        try (Session session = Session.openAs(owner, reportsRole, others.toString(), NO_SCOPE)) {
            String tenant = Catalogue.tenantColumn(table);
            expect(
                    found,
                    table + ": others' rows read by a report",
                    0,
                    session.count("select count(*) from " + table + " where " + tenant + " = ?", others));
        }
    }

    private void reading(List<String> found, String table) throws SQLException {
        try (Session session = Session.open(service, own.toString(), NO_SCOPE)) {
            String where = " where " + Catalogue.tenantColumn(table) + " = ?";
            expect(
                    found,
                    table + ": others' rows read",
                    0,
                    session.count("select count(*) from " + table + where, others));
        }
    }

    private void changing(List<String> found, String table) throws SQLException {
        String tenant = Catalogue.tenantColumn(table);
        if (mayDo("update", table)) {
            try (Session session = Session.open(service, own.toString(), NO_SCOPE)) {
                String update = "update " + table + " set " + tenant + " = " + tenant;
                expect(
                        found,
                        table + ": rows changed without naming a tenant",
                        ofTenant(table, own),
                        session.change(update));
            }
        }
        if (mayDo("delete", table)) {
            try (Session session = Session.open(service, own.toString(), NO_SCOPE)) {
                String delete = "delete from " + table + " where " + tenant + " = ?";
                expect(found, table + ": others' rows removed", 0, session.change(delete, others));
                expect(
                        found,
                        table + ": own rows removed",
                        Catalogue.LOGS.contains(table) ? 0 : ofTenant(table, own),
                        session.change(delete, own));
            }
            if (Catalogue.RETENTIONS_TABLES.contains(table)) {
                retaining(found, table);
            }
        }
    }

    /** The rows to test with are new. Those of the logs are made old by the owner, the others may go at once. */
    private void retaining(List<String> found, String table) throws SQLException {
        long all = asOwner("select count(*) from " + table);
        if (Catalogue.LOGS.contains(table)) {
            expect(found, table + ": new rows removed for their age", 0, removedByRetention(table, "retention", 0));
            expect(found, table + ": old rows removed without scope", 0, removedByRetention(table, NO_SCOPE, 2));
        }
        expect(found, table + ": old rows removed for their age", all, removedByRetention(table, "retention", 2));
    }

    private long removedByRetention(String table, String scope, int daysOld) throws SQLException {
        String time = switch (table) {
            case "idempotent_requests" -> "started_at";
            case "conversations" -> "deleted_at";
            default -> "occurred_at";
        };
        try (Session session = Session.open(owner, own.toString(), scope)) {
            session.change("update " + table + " set " + time + " = " + time + " - make_interval(days => ?)", daysOld);
            session.column("select set_config('role', 'commonplace_service', true)");
            return session.change("delete from " + table);
        }
    }

    /** A row of one's own cannot be given to others. */
    private void moving(List<String> found, String table) throws SQLException {
        String tenant = Catalogue.tenantColumn(table);
        try (Session session = Session.open(service, own.toString(), NO_SCOPE)) {
            String state = session.stateOf("update " + table + " set " + tenant + " = ?", others);
            expectRefused(found, table + ": own rows given to others", state);
        }
    }

    /** The database looks at the policy before it looks at keys, so that a row which is there already will do. */
    private void adding(List<String> found, String table) throws SQLException {
        String row = rowOfOthers(table);
        String columns = written(table);
        String add = "insert into " + table + " (" + columns + ") select " + columns
                + " from jsonb_populate_record(null::" + table + ", ?::jsonb)";
        try (Session session = Session.open(service, own.toString(), NO_SCOPE)) {
            expectRefused(found, table + ": a row of others added", session.stateOf(add, row));
        }
        try (Session session = Session.open(service, NO_TENANT, NO_SCOPE)) {
            expectRefused(found, table + ": a row added without a scope", session.stateOf(add, row));
        }
    }

    /** The columns but those that PostgreSQL computes. */
    private String written(String table) throws SQLException {
        try (Session session = Session.open(owner, NO_TENANT, NO_SCOPE)) {
            return session.column(
                            "select string_agg(quote_ident(attname), ', ') from pg_attribute"
                                    + " where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
                            table)
                    .getFirst();
        }
    }

    private long visible(String table, String tenant, String scope) throws SQLException {
        try (Session session = Session.open(service, tenant, scope)) {
            return session.count("select count(*) from " + table);
        }
    }

    private long visibleAs(String role, String table, String tenant, String scope) throws SQLException {
        try (Session session = Session.openAs(owner, role, tenant, scope)) {
            return session.count("select count(*) from " + table);
        }
    }

    private long shownTo(Set<String> tables, String table) throws SQLException {
        return tables.contains(table) ? asOwner("select count(*) from " + table) : 0;
    }

    private long ofTenant(String table, UUID tenant) throws SQLException {
        return asOwner("select count(*) from " + table + " where " + Catalogue.tenantColumn(table) + " = ?", tenant);
    }

    private long asOwner(String sql, Object... arguments) throws SQLException {
        try (Session session = Session.open(owner, NO_TENANT, NO_SCOPE)) {
            return session.count(sql, arguments);
        }
    }

    private String rowOfOthers(String table) throws SQLException {
        try (Session session = Session.open(owner, NO_TENANT, NO_SCOPE)) {
            String rows = "select to_jsonb(stored) from " + table + " as stored";
            return Catalogue.TABLES_WITHOUT_TENANT.contains(table)
                    ? session.column(rows).getFirst()
                    : session.column(rows + " where " + Catalogue.tenantColumn(table) + " = ?", others)
                            .getFirst();
        }
    }

    private boolean mayDo(String privilege, String table) throws SQLException {
        try (Session session = Session.open(service, NO_TENANT, NO_SCOPE)) {
            return session.column("select has_table_privilege(?, ?)", table, privilege)
                    .getFirst()
                    .equals("t");
        }
    }

    private static void expect(List<String> found, String what, long wanted, long got) {
        if (wanted != got) {
            found.add(what + ": " + got + " instead of " + wanted);
        }
    }

    private static void expectRefused(List<String> found, String what, String state) {
        if (!state.equals(INSUFFICIENT_PRIVILEGE)) {
            found.add(what + ": SQLSTATE " + state);
        }
    }
}
