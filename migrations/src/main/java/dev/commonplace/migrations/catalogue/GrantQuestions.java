package dev.commonplace.migrations.catalogue;

import java.util.List;

/** Who may do what: our roles and everybody. What an owner may do is not granted, and strangers are the doctor's business. */
final class GrantQuestions {
    private static final String GRANTEE = "case g.grantee when 0 then 'public' else g.grantee::regrole::text end";

    private static final String OURS = """
             (g.grantee = 0 or g.grantee in (select oid from pg_roles
                                            where rolname in ('commonplace_service', 'commonplace_owner', 'commonplace_reporting',
                                                              'commonplace_lookup')))
            and g.grantee <>\s""";

    private static final String OPTION = "case when g.is_grantable then ' with grant option' else '' end";

    private GrantQuestions() {}

    static List<CatalogueQuestion> all() {
        return List.of(
                question(SchemaObjectKind.TABLE_GRANT, "t.relowner", """
                        select t.relname, format('%s to %s', lower(g.privilege_type), $grantee),
                               format('grant %s on %s%s to %s%s', lower(g.privilege_type),
                                      case t.relkind when 'S' then 'sequence ' else '' end, t.full_name, $grantee, $option)
                        from ours t, aclexplode(t.relacl) g"""),
                question(SchemaObjectKind.COLUMN_GRANT, "t.relowner", """
                        select t.relname, format('%s (%I) to %s', lower(g.privilege_type), a.attname, $grantee),
                               format('grant %s (%I) on %s to %s%s', lower(g.privilege_type), a.attname, t.full_name, $grantee, $option)
                        from ours t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) g"""),
                // Everybody may execute a new function. That is PostgreSQL's default and not ours: a server that takes
                // it away
                // loses nothing, because those who need it have it by name.
                question(SchemaObjectKind.FUNCTION_GRANT, "p.proowner", """
                        select '', format('%s on function %s(%s) to %s', lower(g.privilege_type), p.proname,
                                          pg_get_function_identity_arguments(p.oid), $grantee),
                               format('grant %s on %s %I.%I(%s) to %s%s', lower(g.privilege_type),
                                      case p.prokind when 'p' then 'procedure' else 'function' end, s.nspname, p.proname,
                                      pg_get_function_identity_arguments(p.oid), $grantee, $option)
                        from schema_objects s join pg_proc p on p.pronamespace = s.oid,
                             aclexplode(p.proacl) g"""),
                question(SchemaObjectKind.SCHEMA_GRANT, "s.nspowner", """
                        select '', format('%s to %s', lower(g.privilege_type), $grantee),
                               format('grant %s on schema %I to %s%s', lower(g.privilege_type), s.nspname, $grantee, $option)
                        from schema_objects s, aclexplode(s.nspacl) g"""));
    }

    private static CatalogueQuestion question(SchemaObjectKind kind, String owner, String select) {
        return CatalogueQuestion.of(
                kind,
                select.replace("$grantee", GRANTEE).replace("$option", OPTION) + "\nwhere" + OURS + owner
                        + (kind == SchemaObjectKind.FUNCTION_GRANT
                                ? " and g.grantee <> 0" + CatalogueQuestion.notOfAnExtension("p.oid", "pg_proc")
                                : ""));
    }
}
