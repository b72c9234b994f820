package dev.commonplace.maintenance.doctor;

import java.sql.SQLException;
import java.util.List;

/** Rights on our tables of roles that are not ours. They obey row-level security, so that they are told and no more. */
final class StrangersCheck implements Check {
    private static final String STRANGERS = """
            select pg_get_userbyid(g.grantee), lower(string_agg(distinct g.privilege_type, ', ')), count(distinct c.oid),
                   min(c.relname)
            from pg_class c, aclexplode(c.relacl) g
            where c.relnamespace = to_regnamespace('commonplace') and g.grantee <> 0 and g.grantee <> c.relowner
              and pg_get_userbyid(g.grantee) not in (
                  'commonplace_service', 'commonplace_owner', 'commonplace_reporting', 'commonplace_lookup')
            group by 1 order by 1""";

    @Override
    public String name() {
        return "strangers";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        return database.sql().rows(STRANGERS, row -> {
            int tables = row.getInt(3);
            return Finding.information(
                    name(),
                    "role " + row.getString(1) + " has rights of its own (" + row.getString(2) + ") on "
                            + (tables == 1 ? "table " + row.getString(4) : tables + " tables"),
                    "revoke all on all tables in schema commonplace from \"" + row.getString(1)
                            + "\", unless it should have them");
        });
    }
}
