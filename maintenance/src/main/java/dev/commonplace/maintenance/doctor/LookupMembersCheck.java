package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.database.SchemaNames;
import java.sql.SQLException;
import java.util.List;

/**
 * Who else may work as the role that owns the views. For it the policies of what they show are open: the views hold to a tenant, and
 * who needs no view to read with its rights is held to none.
 */
final class LookupMembersCheck implements Check {
    /** By way of other roles too. Neither the service nor a login for reports may be one; superusers are members of everything. */
    private static final String MEMBERS = """
            with recursive lookup (oid) as (
                select oid from pg_roles where rolname = ?
                union
                select m.member from pg_auth_members m join lookup l on m.roleid = l.oid)
            select r.rolname, r.rolname in (?, ?) or coalesce(pg_has_role(r.oid, to_regrole(?), 'member'), false)
            from lookup join pg_roles r using (oid)
            where (r.rolcanlogin and has_database_privilege(r.oid, current_database(), 'connect') or r.rolname in (?, ?))
              and not r.rolsuper and r.rolname not in (?, current_user)
              and r.oid is distinct from (select nspowner from pg_namespace where nspname = 'commonplace')
            order by 1""";

    @Override
    public String name() {
        return "lookup_members";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        if (!RolesCheck.hasLookup(database)) {
            return List.of();
        }
        List<RoleMember> members = database.sql()
                .rows(
                        MEMBERS,
                        row -> new RoleMember(row.getString(1), row.getBoolean(2)),
                        SchemaNames.LOOKUP_ROLE,
                        SchemaNames.SERVICE_ROLE,
                        database.serviceAccount(),
                        SchemaNames.REPORTING_ROLE,
                        SchemaNames.SERVICE_ROLE,
                        SchemaNames.REPORTING_ROLE,
                        SchemaNames.LOOKUP_ROLE);
        return RoleMember.findings(
                name(),
                SchemaNames.LOOKUP_ROLE,
                members,
                member -> "role " + member + " is a member of " + SchemaNames.LOOKUP_ROLE
                        + ", so that it can see the words, tags and metadata of every tenant",
                "besides the owner, the words, tags and metadata of all tenants can be seen by ");
    }
}
