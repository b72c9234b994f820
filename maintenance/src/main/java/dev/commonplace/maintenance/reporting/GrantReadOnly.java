package dev.commonplace.maintenance.reporting;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OwnerSession;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.postgresql.PGConnection;

/**
 * Makes logins that read one tenant's rows and can do nothing else, and takes that back. Which tenant that is stands in a table that
 * they cannot write, so that what such a login says of itself changes nothing.
 */
public final class GrantReadOnly {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final DatabaseUrl owner;
    private final Supplier<String> passwords;

    /**
     * What was made.
     *
     * @param created whether there was no such login before
     * @param newPassword the password that was made up for it, to be shown once
     */
    public record Granted(String role, String tenant, UUID tenantId, boolean created, Optional<String> newPassword) {}

    /**
     * What was taken back.
     *
     * @param dropped whether the login is gone; it stays where the owner may drop none, and where another database of the server
     *     knows it
     */
    public record Revoked(String role, boolean dropped) {}

    /**
     * @param owner the database as the schema's owner
     * @param passwords makes up passwords
     */
    public GrantReadOnly(DatabaseUrl owner, Supplier<String> passwords) {
        this.owner = owner;
        this.passwords = passwords;
    }

    /**
     * Makes the login, or brings the one that is there up to date.
     *
     * @param slug of the tenant that it shall read
     * @param password for it; a new login without one gets one that is made up, an old one keeps its own
     * @throws MaintenanceException where the name is another's, the login reads another tenant already, there is no such tenant, or
     *     the owner may make no roles: then with the statements for who may
     */
    public Granted grant(String name, String slug, Optional<String> password) {
        ReportingRole role = new ReportingRole(name);
        return OwnerSession.run(owner, "grant-readonly", (connection, sql) -> {
            UUID tenantId = tenant(sql, slug);
            boolean exists = sql.isTrue("select exists (select from pg_roles where rolname = ?)", name);
            if (exists) {
                requireOurs(sql, name);
            }
            requireNoOtherTenant(sql, name, tenantId);
            Optional<String> made = exists || password.isPresent() ? Optional.empty() : Optional.of(passwords.get());
            connection.setAutoCommit(false);
            prepare(connection, sql, role, exists, password.or(() -> made));
            sql.update(
                    "insert into reporting_roles (tenant_id, role_name) values (?, ?) on conflict do nothing",
                    tenantId,
                    name);
            connection.commit();
            return new Granted(name, slug, tenantId, !exists, made);
        });
    }

    /**
     * Takes the login's tenant away and drops the login.
     *
     * @throws MaintenanceException where there is no such login of ours
     */
    public Revoked revoke(String name) {
        ReportingRole role = new ReportingRole(name);
        return OwnerSession.run(owner, "grant-readonly", (connection, sql) -> {
            int bindings = sql.update("delete from reporting_roles where role_name = ?", name);
            boolean exists = sql.isTrue("select exists (select from pg_roles where rolname = ?)", name);
            if (bindings == 0 && !exists) {
                throw new MaintenanceException("There is no login \"" + name + "\".");
            }
            if (exists) {
                requireOurs(sql, name);
            }
            return new Revoked(name, exists && drop(sql, role));
        });
    }

    private static UUID tenant(Sql sql, String slug) throws SQLException {
        return sql.rows("select id from tenants where slug = ?", row -> row.getObject(1, UUID.class), slug).stream()
                .findFirst()
                .orElseThrow(() -> new MaintenanceException(
                        "There is no tenant \"" + slug + "\". commonplace tenant list shows which there are."));
    }

    /** A role of somebody else's must not become one that is bound, nor one that may more than that be called read-only. */
    private static void requireOurs(Sql sql, String name) throws SQLException {
        String group = SchemaNames.REPORTING_ROLE;
        if (!sql.isTrue(
                "select pg_has_role(?::name, ?::name, 'member') and not rolsuper from pg_roles where rolname = ?",
                name,
                group,
                name)) {
            throw new MaintenanceException(
                    "There is a role " + name + " that is no login of reports. Choose another name.");
        }
        String more = sql.text("""
                select case when rolbypassrls then 'it passes by row-level security'
                            when rolreplication then 'it may replicate, which passes by row-level security'
                            when rolcreaterole then 'it may make roles'
                            when rolcreatedb then 'it may make databases'
                            else (select 'it is a member of ' || m.roleid::regrole from pg_auth_members m
                                  where m.member = r.oid and m.roleid <> ?::regrole limit 1) end
                from pg_roles r where rolname = ?""", group, name);
        if (!more.isEmpty()) {
            throw new MaintenanceException("The role " + name + " can do more than read: " + more
                    + ". Take that from it, or choose another name.");
        }
    }

    private static void requireNoOtherTenant(Sql sql, String name, UUID tenantId) throws SQLException {
        List<String> others = sql.texts(
                "select t.slug from reporting_roles r join tenants t on t.id = r.tenant_id"
                        + " where r.role_name = ? and r.tenant_id <> ?",
                name,
                tenantId);
        if (!others.isEmpty()) {
            throw new MaintenanceException("The login " + name + " reads the tenant " + others.getFirst()
                    + ". A login reads one tenant: choose another name, or revoke it first with commonplace db grant-readonly "
                    + name + " --revoke");
        }
    }

    private static void prepare(
            Connection connection, Sql sql, ReportingRole role, boolean exists, Optional<String> password)
            throws SQLException {
        try {
            if (!exists) {
                for (String statement : role.creation()) {
                    sql.run(statement);
                }
            }
            if (password.isPresent()) {
                // Encrypted here: a statement with a password in it may end in the server's log.
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(role.name(), password.get().toCharArray(), "scram-sha-256");
            }
            for (String statement : role.settings(sql.text("select current_database()"))) {
                sql.run(statement);
            }
        } catch (SQLException refused) {
            connection.rollback();
            if (!INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                throw refused;
            }
            // Who may make no roles can still bind one that a DBA has made.
            if (!exists || password.isPresent()) {
                throw new MaintenanceException(
                        "The account " + sql.text("select current_user") + " may not " + (exists ? "change" : "make")
                                + " roles. Let a DBA run this, then run the same command again without a password:"
                                + role.forAdministrators(sql.text("select current_database()")),
                        refused);
            }
        }
    }

    private static boolean drop(Sql sql, ReportingRole role) throws SQLException {
        if (sql.isTrue("""
                select exists (select from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
                               where s.setrole = ?::regrole and d.datname <> current_database())""", role.name())) {
            return false;
        }
        try {
            sql.run("drop role " + role.name());
            return true;
        } catch (SQLException nobodysHarm) { // it reads nothing any more
            return false;
        }
    }
}
