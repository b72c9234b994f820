package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    private record Member(String name, boolean reports) {}

    @Override
    public String name() {
        return "service_members";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        List<Member> members = database.sql()
                .rows(
                        MEMBERS,
                        row -> new Member(row.getString(1), row.getBoolean(2)),
                        SchemaNames.SERVICE_ROLE,
                        SchemaNames.REPORTING_ROLE,
                        SchemaNames.SERVICE_ROLE,
                        database.serviceAccount());
        List<Finding> findings = new ArrayList<>();
        for (Member member : members) {
            if (member.reports()) {
                findings.add(Finding.error(
                        name(),
                        "role " + member.name() + " is a member of " + SchemaNames.REPORTING_ROLE + " and of "
                                + SchemaNames.SERVICE_ROLE + ", so that it can see the rows of every tenant",
                        "revoke " + SchemaNames.SERVICE_ROLE + " from " + Sql.name(member.name())
                                + ", or from the role by which it is a member"));
            }
        }
        String others = members.stream()
                .filter(member -> !member.reports())
                .map(Member::name)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            findings.add(Finding.information(
                    name(),
                    "besides the service's account and the owner, these may work as the service: " + others,
                    "For each who should not: revoke " + SchemaNames.SERVICE_ROLE + " from NAME"));
        }
        return findings;
    }
}
