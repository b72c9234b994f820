package dev.commonplace.maintenance.doctor;

import java.sql.SQLException;
import java.util.List;

/** Tables on which somebody has switched foreign keys off, as tools for bulk loading do, and not on again. */
final class ConstraintTriggersCheck implements Check {
    /** Those for replicas only do nothing in a session of ours. */
    private static final String DISABLED = """
            select t.relname, count(*)
            from pg_trigger g join pg_class t on t.oid = g.tgrelid
            where t.relnamespace = to_regnamespace('commonplace') and g.tgisinternal and g.tgenabled in ('D', 'R')
            group by 1 order by 1""";

    @Override
    public String name() {
        return "foreign_keys";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        return database.sql()
                .rows(
                        DISABLED,
                        row -> Finding.error(
                                name(),
                                "foreign keys of table " + row.getString(1) + " are switched off",
                                "As a superuser: alter table commonplace." + row.getString(1) + " enable trigger all"));
    }
}
