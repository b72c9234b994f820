package dev.commonplace.migrations.catalogue;

import java.util.List;

/** What belongs to a table and has a name of its own. */
final class TablePartQuestions {
    private static final String CONSTRAINT = """
            select t.relname, k.conname, format('alter table %s add constraint %I %s', t.full_name, k.conname, pg_get_constraintdef(k.oid))
                   || case when exists (select from pg_trigger g where g.tgconstraint = k.oid and g.tgisinternal and g.tgenabled in ('D', 'R'))
                      then ' /* switched off */' else '' end
            from pg_constraint k join ours t on t.oid = k.conrelid
            """;

    private TablePartQuestions() {}

    static List<CatalogueQuestion> all() {
        return List.of(
                // A foreign key is enforced by triggers of the system, which ALTER TABLE .. DISABLE TRIGGER ALL stops
                // as well.
                // Constraint triggers are triggers. From PostgreSQL 18 on NOT NULL is here too; it is said with the
                // column.
                CatalogueQuestion.of(
                        SchemaObjectKind.CONSTRAINT, CONSTRAINT + "where k.contype not in ('f', 't', 'n')"),
                CatalogueQuestion.of(SchemaObjectKind.FOREIGN_KEY, CONSTRAINT + "where k.contype = 'f'"),
                CatalogueQuestion.of(SchemaObjectKind.INDEX, """
                        select t.relname, x.relname,
                               pg_get_indexdef(i.indexrelid) || case when i.indisvalid and i.indisready then '' else ' /* not valid */' end
                        from pg_index i join ours t on t.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
                        where t.relkind in ('r', 'p', 'm')
                        and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))"""),
                CatalogueQuestion.of(SchemaObjectKind.STATISTICS, """
                        select t.relname, s.stxname, pg_get_statisticsobjdef(s.oid)
                        from pg_statistic_ext s join ours t on t.oid = s.stxrelid"""),
                CatalogueQuestion.of(SchemaObjectKind.POLICY, """
                        select t.relname, p.polname, concat_ws(' ', 'create policy', quote_ident(p.polname), 'on', t.full_name,
                               'as', case when p.polpermissive then 'permissive' else 'restrictive' end,
                               'for', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                                                    when 'd' then 'delete' else 'all' end,
                               'to', (select string_agg(case role when 0 then 'public' else role::regrole::text end, ', '
                                                        order by role::regrole::text)
                                      from unnest(p.polroles) as role),
                               'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
                               'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
                        from pg_policy p join ours t on t.oid = p.polrelid"""),
                CatalogueQuestion.of(SchemaObjectKind.TRIGGER, """
                        select t.relname, g.tgname,
                               pg_get_triggerdef(g.oid) || case g.tgenabled when 'O' then '' when 'D' then ' /* disabled */'
                                                           else ' /* enabled ' || g.tgenabled::text || ' */' end
                        from pg_trigger g join ours t on t.oid = g.tgrelid where not g.tgisinternal"""),
                CatalogueQuestion.of(SchemaObjectKind.RULE, """
                        select t.relname, r.rulename, pg_get_ruledef(r.oid)
                        from pg_rewrite r join ours t on t.oid = r.ev_class where r.rulename <> '_RETURN'"""));
    }
}
