package dev.commonplace.migrations.catalogue;

import java.util.List;

/** Functions, types and sequences. */
final class ProgramQuestions {
    private ProgramQuestions() {}

    static List<CatalogueQuestion> all() {
        return List.of(
                CatalogueQuestion.of(
                        SchemaObjectKind.FUNCTION, """
                        select '', format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), pg_get_functiondef(p.oid)
                        from pg_proc p join schema_objects s on s.oid = p.pronamespace
                        where p.prokind in ('f', 'p')""" + CatalogueQuestion.notOfAnExtension("p.oid", "pg_proc")),
                CatalogueQuestion.of(
                        SchemaObjectKind.TYPE, """
                        select '', y.typname, case y.typtype
                               when 'e' then format('create type %I.%I as enum (%s)', s.nspname, y.typname,
                                   (select string_agg(quote_literal(l.enumlabel), ', ' order by l.enumsortorder)
                                    from pg_enum l where l.enumtypid = y.oid))
                               when 'd' then concat_ws(' ', 'create domain', format('%I.%I', s.nspname, y.typname), 'as',
                                   format_type(y.typbasetype, y.typtypmod), 'default ' || y.typdefault,
                                   case when y.typnotnull then 'not null' end,
                                   (select string_agg(format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), ' '
                                                      order by k.conname)
                                    from pg_constraint k where k.contypid = y.oid and k.contype = 'c'))
                               when 'c' then format('create type %I.%I as (%s)', s.nspname, y.typname,
                                   (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', '
                                                      order by a.attnum)
                                    from pg_attribute a where a.attrelid = y.typrelid and a.attnum > 0 and not a.attisdropped))
                               else format('create type %I.%I', s.nspname, y.typname) end
                        from pg_type y join schema_objects s on s.oid = y.typnamespace
                        where y.typtype <> 'm' and not exists (select from pg_type l where l.typarray = y.oid)
                        and (y.typrelid = 0 or exists (select from pg_class c where c.oid = y.typrelid and c.relkind = 'c'))""" + CatalogueQuestion.notOfAnExtension("y.oid", "pg_type")),
                // What a column made for itself is said with the column.
                CatalogueQuestion.of(SchemaObjectKind.SEQUENCE, """
                        select '', t.relname,
                               format('create sequence %s as %s increment by %s minvalue %s maxvalue %s start with %s cache %s%s', t.full_name,
                                      format_type(q.seqtypid, null), q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache,
                                      case when q.seqcycle then ' cycle' else '' end)
                        from ours t join pg_sequence q on q.seqrelid = t.oid
                        where not exists (select from pg_depend e where e.objid = t.oid and e.classid = 'pg_class'::regclass
                                          and e.deptype = 'i')"""));
    }
}
