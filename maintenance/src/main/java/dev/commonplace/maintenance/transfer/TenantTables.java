package dev.commonplace.maintenance.transfer;

import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every table with rows of tenants, from the catalogue, so that a later table comes along by itself. */
final class TenantTables {
    static final String TENANTS = "tenants";
    static final String KEYS = "api_keys";
    static final String JOBS = "jobs";

    /** Says which accounts of one server may read what, and means nothing, or something else, on another. */
    private static final String REPORTING_ROLES = "reporting_roles";

    /** Says which indexes one server has, and how busy it is; another finds out for itself. */
    private static final String VECTOR_INDEXES = "vector_indexes";

    private static final String TABLES = """
            select c.relname, tenant.attname,
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                         order by a.attnum),
                   array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k (number, place)
                         join pg_attribute a on a.attnum = k.number
                         where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid order by k.place)
            from pg_class c
            join pg_attribute tenant on tenant.attrelid = c.oid and not tenant.attisdropped
                and tenant.attname = case c.relname when '%2$s' then 'id' else 'tenant_id' end
            where c.relnamespace = to_regnamespace('%1$s') and c.relkind in ('r', 'p') and not c.relispartition
                and c.relname not in ('%3$s', '%4$s')""".formatted(SchemaNames.SCHEMA, TENANTS, REPORTING_ROLES, VECTOR_INDEXES);

    private static final String REFERENCES = """
            select distinct k.conrelid::regclass::oid, c.relname, parent.relname
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_class parent on parent.oid = k.confrelid
            where k.contype = 'f' and k.connamespace = to_regnamespace('%s') and k.conrelid <> k.confrelid""".formatted(SchemaNames.SCHEMA);

    private TenantTables() {}

    /** Those first that others refer to. */
    static List<TenantTable> parentsFirst(Sql sql) throws SQLException {
        Map<String, TenantTable> tables = new TreeMap<>();
        sql.rows(
                        TABLES,
                        row -> new TenantTable(
                                row.getString(1),
                                row.getString(2),
                                List.of((String[]) row.getArray(3).getArray()),
                                List.of((String[]) row.getArray(4).getArray())))
                .forEach(table -> tables.put(table.name(), table));
        Map<String, Set<String>> parents = new TreeMap<>();
        tables.keySet().forEach(name -> parents.put(name, new TreeSet<>()));
        sql.rows(REFERENCES, row -> List.of(row.getString(2), row.getString(3))).stream()
                .filter(reference -> tables.keySet().containsAll(reference))
                .forEach(reference -> parents.getOrDefault(reference.getFirst(), new HashSet<>())
                        .add(reference.getLast()));
        return inOrder(parents).stream().map(tables::get).toList();
    }

    /** @param parents the names of the tables that each table refers to */
    static List<String> inOrder(Map<String, Set<String>> parents) {
        List<String> ordered = new ArrayList<>();
        Set<String> left = new TreeSet<>(parents.keySet());
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(name -> ordered.containsAll(parents.getOrDefault(name, Set.of())))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("These tables refer to each other in a circle: " + left));
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }
}
