package dev.commonplace.persistence.migrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Everything a database's catalogue says of our schema, as lines of text by kind. Flyway's own table is left out, and so is the order
 * of columns, which an undone ALTER TABLE may change.
 */
final class Catalogue {
    private static final String OURS = """
            n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
            and not exists (select from pg_depend e where e.objid = %s and e.classid = '%s'::regclass and e.deptype = 'e')""";
    private static final String OUR_TABLES =
            OURS.formatted("c.oid", "pg_class") + " and c.relname !~ '^flyway_schema_history'";

    private static final Map<String, String> QUESTIONS = Map.of(
            "relations", """
                    select concat_ws(' ', n.nspname, c.relname, c.relkind, 'rls', c.relrowsecurity, 'forced', c.relforcerowsecurity,
                                     'owner', pg_get_userbyid(c.relowner), c.reloptions, am.amname)
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_am am on am.oid = c.relam
                    where $our_tables""",
            "columns", """
                    select concat_ws(' ', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                                     'not null', a.attnotnull, 'storage', a.attstorage, 'generated', a.attgenerated,
                                     'identity', a.attidentity, 'default', pg_get_expr(d.adbin, d.adrelid))
                    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                    where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped and $our_tables""",
            "constraints", """
                    select concat_ws(' ', n.nspname, c.relname, k.conname, k.convalidated, pg_get_constraintdef(k.oid))
                    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                    where $our_tables""",
            "indexes", """
                    select concat_ws(' ', i.indisvalid, pg_get_indexdef(i.indexrelid))
                    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                    where $our_tables""",
            "policies", """
                    select concat_ws(' ', n.nspname, c.relname, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[],
                                     'using', pg_get_expr(p.polqual, p.polrelid),
                                     'check', pg_get_expr(p.polwithcheck, p.polrelid))
                    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
                    where $our_tables""",
            "table grants", """
                    select concat_ws(' ', n.nspname, c.relname, g.grantee::regrole, g.privilege_type, g.is_grantable)
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g
                    where $our_tables""",
            "functions", """
                    select concat_ws(' ', n.nspname, pg_get_functiondef(p.oid), p.proacl)
                    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                    where p.prokind in ('f', 'p') and $our_functions""",
            "types", """
                    select concat_ws(' ', n.nspname, t.typname, t.typtype,
                                     (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e
                                      where e.enumtypid = t.oid))
                    from pg_type t join pg_namespace n on n.oid = t.typnamespace
                    where t.typrelid = 0 and t.typelem = 0 and $our_types""",
            "triggers", """
                    select pg_get_triggerdef(g.oid)
                    from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
                    where not g.tgisinternal and $our_tables""",
            "schema grants", """
                    select concat_ws(' ', n.nspname, g.grantee::regrole, g.privilege_type)
                    from pg_namespace n, aclexplode(n.nspacl) g
                    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
                    and g.grantee <> n.nspowner""");

    private Catalogue() {}

    /** The sorted lines of each kind. */
    static SortedMap<String, List<String>> of(DataSource source) throws SQLException {
        SortedMap<String, List<String>> lines = new TreeMap<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to pg_catalog");
            for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
                TreeSet<String> answers = new TreeSet<>();
                try (ResultSet rows = statement.executeQuery(complete(question.getValue()))) {
                    while (rows.next()) {
                        answers.add(rows.getString(1));
                    }
                }
                lines.put(question.getKey(), List.copyOf(answers));
            }
            statement.execute("reset search_path");
        }
        return lines;
    }

    private static String complete(String question) {
        return question.replace("$our_tables", OUR_TABLES)
                .replace("$our_functions", OURS.formatted("p.oid", "pg_proc"))
                .replace("$our_types", OURS.formatted("t.oid", "pg_type"));
    }
}
