package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows whose parent is gone although a foreign key forbids it: it was switched off, or never validated. */
final class OrphansCheck implements Check {
    private static final String FOREIGN_KEYS = """
            select format('%I.%I', cn.nspname, c.relname), format('%I.%I', pn.nspname, p.relname), k.conname,
                   (select string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' and ' order by i)
                    from generate_subscripts(k.conkey, 1) as i
                    join pg_attribute ca on ca.attrelid = k.conrelid and ca.attnum = k.conkey[i]
                    join pg_attribute pa on pa.attrelid = k.confrelid and pa.attnum = k.confkey[i]),
                   (select string_agg(format('c.%I is not null', ca.attname), ' and ')
                    from pg_attribute ca where ca.attrelid = k.conrelid and ca.attnum = any (k.conkey)),
                   row_security_active(k.conrelid) and exists (
                       select from pg_policy y
                       where y.polrelid = k.conrelid and y.polname = 'retention_bound'
                         and exists (select from pg_roles r where r.oid = any (y.polroles) and pg_has_role(r.oid, 'usage')))
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
            join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
            where k.contype = 'f' and cn.nspname = 'commonplace'
            order by c.relname, k.conname""";

    /** More are named when these are gone. */
    private static final int TENANTS_MAX = 20;

    /** @param retained whether who examines may delete rows only as retention may */
    private record ForeignKey(String child, String parent, String name, String join, String present, boolean retained) {
        String orphans() {
            return "from " + child + " c where " + present + " and not exists (select from " + parent + " p where "
                    + join + ")";
        }
    }

    @Override
    public String name() {
        return "orphans";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        List<ForeignKey> keys = database.sql()
                .rows(
                        FOREIGN_KEYS,
                        row -> new ForeignKey(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBoolean(6)));
        List<Finding> findings = new ArrayList<>();
        for (ForeignKey key : keys) {
            String count = database.sql().text("select count(*) " + key.orphans());
            if (!count.equals("0")) {
                findings.add(Finding.error(
                        name(),
                        count + " rows of " + key.child() + " belong to rows of " + key.parent()
                                + " that are not there (" + key.name() + ")",
                        "Restore the parents from a backup, or " + deletion(database.sql(), key)));
            }
        }
        return findings;
    }

    private static String deletion(Sql sql, ForeignKey key) throws SQLException {
        String delete = "delete " + key.orphans();
        if (!key.retained()) {
            return "as the owner: set app.scope = 'owner'; " + delete;
        }
        String tenants = String.join(
                ", ",
                sql.texts("select distinct quote_literal(c.tenant_id) " + key.orphans() + " order by 1 limit "
                        + TENANTS_MAX));
        // As retention no other table is seen, so that every row would seem to have no parent: the tenants are named
        // instead.
        return "as a superuser: " + delete
                + "; or what is older than a day as the owner: set app.scope = 'retention'; delete from " + key.child()
                + " where tenant_id in (" + tenants + ")";
    }
}
