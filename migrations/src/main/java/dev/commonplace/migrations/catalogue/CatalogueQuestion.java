package dev.commonplace.migrations.catalogue;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the objects of one kind are read out of the system catalogue of PostgreSQL 15 to 18.
 *
 * @param sql asks for table, name and statement; its one parameter is the schema
 */
record CatalogueQuestion(SchemaObjectKind kind, String sql) {
    static final List<CatalogueQuestion> ALL = Stream.of(
                    TableQuestions.all(), TablePartQuestions.all(), ProgramQuestions.all(), GrantQuestions.all())
            .flatMap(List::stream)
            .toList();

    private static final String HEAD = """
            with schema_objects as (select oid, nspname, nspowner, nspacl from pg_namespace where nspname = ?),
            ours as (
                select c.*, s.nspname, format('%I.%I', s.nspname, c.relname) as full_name
                from pg_class c join schema_objects s on s.oid = c.relnamespace
                where c.relname !~ '^flyway_schema_history'
                and not exists (select from pg_depend e
                                where e.objid = c.oid and e.classid = 'pg_class'::regclass and e.deptype = 'e'))
            """;

    /**
     * @param select reads {@code ours}, the relations of our schema with their full name, or {@code schema_objects}, the schema
     *     itself
     */
    static CatalogueQuestion of(SchemaObjectKind kind, String select) {
        return new CatalogueQuestion(kind, HEAD + select);
    }

    /** A condition that leaves out what an extension has brought. */
    static String notOfAnExtension(String object, String catalogue) {
        return " and not exists (select from pg_depend e where e.objid = " + object + " and e.classid = '" + catalogue
                + "'::regclass and e.deptype = 'e')";
    }
}
