package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.database.SchemaNames;
import java.sql.SQLException;
import java.util.List;

/**
 * Who else may work as the service. As the service a session sees the tenant that it names, whichever that is: a login for reports
 * that may become the service is held to no tenant.
 */
final class ServiceMembersCheck implements Check {
    /** By way of other roles too. Who cannot connect to this database, and superusers, to whom nothing is closed, do not count. */
    private static final String MEMBERS = """
            with recursive service (oid) as (
                select oid from pg_roles where rolname = ?
                union
                select m.member from pg_auth_members m join service s on m.roleid = s.oid),
            reporting (oid) as (
                select oid from pg_roles where rolname = ?
                union
                select m.member from pg_auth_members m join reporting s on m.roleid = s.oid)
            select r.rolname, r.oid in (select oid from reporting)
            from service join pg_roles r using (oid)
            where r.rolcanlogin and not r.rolsuper and r.rolname not in (?, ?, current_user)
              and r.oid is distinct from (select nspowner from pg_namespace where nspname = 'commonplace')
              and has_database_privilege(r.oid, current_database(), 'connect')
            order by 1""";

    @Override
    public String name() {
        return "service_members";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        List<RoleMember> members = database.sql()
                .rows(
                        MEMBERS,
                        row -> new RoleMember(row.getString(1), row.getBoolean(2)),
                        SchemaNames.SERVICE_ROLE,
                        SchemaNames.REPORTING_ROLE,
                        SchemaNames.SERVICE_ROLE,
                        database.serviceAccount());
        return RoleMember.findings(
                name(),
                SchemaNames.SERVICE_ROLE,
                members,
                member -> "role " + member + " is a member of " + SchemaNames.REPORTING_ROLE + " and of "
                        + SchemaNames.SERVICE_ROLE + ", so that it can see the rows of every tenant",
                "besides the service's account and the owner, these may work as the service: ");
    }
}
