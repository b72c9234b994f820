package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows whose parent is missing although a foreign key forbids it: it was switched off. A restore refuses all of them. */
final class BrokenReferences {
    /** A key that was never validated is restored as such. */
    private static final String KEYS = """
            select k.conname, format(
                'select count(*) from %%s c where %%s and not exists (select from %%s p where %%s)',
                k.conrelid::regclass,
                string_agg(format('c.%%I is not null', ca.attname), ' and '),
                k.confrelid::regclass,
                string_agg(format('p.%%I = c.%%I', pa.attname, ca.attname), ' and ')),
                format('%%I.%%I', cn.nspname, c.relname), format('%%I.%%I', pn.nspname, p.relname)
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
            join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
            cross join generate_subscripts(k.conkey, 1) i
            join pg_attribute ca on ca.attrelid = k.conrelid and ca.attnum = k.conkey[i]
            join pg_attribute pa on pa.attrelid = k.confrelid and pa.attnum = k.confkey[i]
            where k.contype = 'f' and k.convalidated and k.conparentid = 0 and cn.nspname = '%s'
            group by k.oid, k.conrelid, k.confrelid, k.conname, cn.nspname, c.relname, pn.nspname, p.relname
            order by c.relname, k.conname""".formatted(SchemaNames.SCHEMA);

    private BrokenReferences() {}

    private record Key(String count, String child, String parent) {}

    static List<String> of(Sql sql) throws SQLException {
        List<String> broken = new ArrayList<>();
        for (Key key : sql.rows(KEYS, row -> new Key(row.getString(2), row.getString(3), row.getString(4)))) {
            long rows = sql.number(key.count());
            if (rows > 0) {
                broken.add(
                        rows + " rows of " + key.child() + " point to rows of " + key.parent() + " that are missing");
            }
        }
        return broken;
    }
}
