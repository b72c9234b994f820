package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.database.SchemaNames;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who may do what with the history of the migrations. It has no row-level security, and whoever writes to it decides what the next
 * migration does.
 */
final class HistoryGrantsCheck implements Check {
    private static final String TABLE = SchemaNames.SCHEMA + ".flyway_schema_history";
    private static final String READ_BY_SERVICE = "grant select on " + TABLE + " to " + SchemaNames.SERVICE_ROLE;

    /** From this version on the service reads the history to know whether the schema is current. */
    private static final String READ_SINCE_VERSION = "009";

    private static final Set<String> OURS = Set.of(
            "PUBLIC",
            SchemaNames.SERVICE_ROLE,
            SchemaNames.OWNER_ROLE,
            SchemaNames.REPORTING_ROLE,
            SchemaNames.LOOKUP_ROLE);

    /** Of columns as well, which a revocation from the table takes along. Others who merely read are strangers like elsewhere. */
    private static final String TOO_MANY = """
            select case g.grantee when 0 then 'PUBLIC' else pg_get_userbyid(g.grantee) end as grantee,
                   case g.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end,
                   lower(string_agg(distinct g.privilege_type || case when g.is_grantable then ' with grant option' else '' end, ', '))
            from pg_class c,
                 lateral (select * from aclexplode(c.relacl)
                          union all
                          select acl.* from pg_attribute a, aclexplode(a.attacl) acl where a.attrelid = c.oid) g
            where c.oid = to_regclass(?) and g.grantee <> c.relowner
              and (g.privilege_type <> 'SELECT' or g.is_grantable
                   or case g.grantee when 0 then true
                      else pg_get_userbyid(g.grantee) in ('commonplace_owner', 'commonplace_reporting', 'commonplace_lookup') end)
            group by 1, 2 order by 1""";

    private static final String SERVICE_READS = """
            select to_regclass(?) is null or to_regrole('commonplace_service') is null or exists (
                select from pg_class c, aclexplode(c.relacl) g
                where c.oid = to_regclass(?) and g.grantee = to_regrole('commonplace_service') and g.privilege_type = 'SELECT')""";

    private record Grant(String grantee, String quoted, String privileges) {}

    @Override
    public String name() {
        return "history_grants";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        boolean read = database.version().compareTo(READ_SINCE_VERSION) >= 0;
        List<Finding> findings = new ArrayList<>();
        for (Grant grant : database.sql()
                .rows(TOO_MANY, row -> new Grant(row.getString(1), row.getString(2), row.getString(3)), TABLE)) {
            findings.add(ofGrant(grant, read));
        }
        if (read && !database.sql().isTrue(SERVICE_READS, TABLE, TABLE)) {
            findings.add(Finding.error(
                            name(),
                            "role " + SchemaNames.SERVICE_ROLE
                                    + " may not read the history, so that the service cannot tell whether the schema is current",
                            "")
                    .mendedBy(READ_BY_SERVICE));
        }
        return findings;
    }

    private Finding ofGrant(Grant grant, boolean readByService) {
        String who = grant.grantee().equals("PUBLIC") ? "everybody" : "role " + grant.grantee();
        String revoke = "revoke all on " + TABLE + " from " + grant.quoted() + " cascade";
        Finding finding = Finding.error(
                name(),
                who + " has rights on the history of the migrations (" + grant.privileges()
                        + ") that it should not have",
                "");
        if (!OURS.contains(grant.grantee())) {
            return finding.remediedBy(revoke);
        }
        return readByService && grant.grantee().equals(SchemaNames.SERVICE_ROLE)
                ? finding.mendedBy(revoke, READ_BY_SERVICE)
                : finding.mendedBy(revoke);
    }
}
