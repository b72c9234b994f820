package dev.commonplace.maintenance.doctor;

import java.util.List;

/** Whether every chunk can be found by its words, and is ranked by true counts. */
final class WordChecks {
    private static final String LEXEMES = """
            (select t.tenant_id, u.lexeme, count(*) as chunk_count
             from commonplace.chunk_terms t, unnest(t.terms) as u group by 1, 2)""";

    private static final String CORPUS = """
            (select tenant_id, count(*) as chunk_count, sum(length)::bigint as total_length
             from commonplace.chunk_terms group by 1)""";

    private WordChecks() {}

    static List<Check> all() {
        return List.of(
                new RowsCheck(
                        "chunk_terms",
                        Severity.ERROR,
                        """
                        select count(*), min(c.document_id::text) from commonplace.chunks c
                        where not exists (select from commonplace.chunk_terms t where t.tenant_id = c.tenant_id and t.chunk_id = c.id)""",
                        "%s chunks cannot be found by their words, for example those of document %s",
                        "Delete these documents and bring them again.",
                        List.of()),
                new RowsCheck(
                        "lexeme_statistics",
                        Severity.ERROR,
                        """
                        select count(*), min(coalesce(kept.lexeme, counted.lexeme))
                        from commonplace.lexeme_statistics kept
                        full join %s counted using (tenant_id, lexeme)
                        where kept.chunk_count is distinct from counted.chunk_count""".formatted(LEXEMES),
                        "%s words are counted wrongly, for example \"%s\", so that the ranking by words is wrong",
                        "commonplace db doctor --fix counts anew",
                        List.of(CounterChecks.NO_WRITERS, """
                                delete from commonplace.lexeme_statistics kept
                                where not exists (select from %s counted
                                                  where counted.tenant_id = kept.tenant_id and counted.lexeme = kept.lexeme)""".formatted(LEXEMES), """
                                insert into commonplace.lexeme_statistics as kept (tenant_id, lexeme, chunk_count)
                                select tenant_id, lexeme, chunk_count from %s counted order by tenant_id, lexeme
                                on conflict (tenant_id, lexeme) do update set chunk_count = excluded.chunk_count
                                where kept.chunk_count <> excluded.chunk_count""".formatted(LEXEMES))),
                new RowsCheck(
                        "corpus_statistics",
                        Severity.ERROR,
                        """
                        select count(*), min(tenant_id::text)
                        from (select tenant_id, chunk_count, total_length from commonplace.corpus_statistics
                              where chunk_count <> 0 or total_length <> 0) kept
                        full join %s counted using (tenant_id)
                        where (kept.chunk_count, kept.total_length) is distinct from (counted.chunk_count, counted.total_length)""".formatted(CORPUS),
                        "%s tenants have wrong counts of their chunks' words, for example %s",
                        "commonplace db doctor --fix counts anew",
                        List.of(CounterChecks.NO_WRITERS, """
                                update commonplace.corpus_statistics kept set chunk_count = 0, total_length = 0
                                where not exists (select from commonplace.chunk_terms t where t.tenant_id = kept.tenant_id)""", """
                                insert into commonplace.corpus_statistics as kept
                                    (tenant_id, chunk_count, total_length, average_length_in_use)
                                select tenant_id, chunk_count, total_length, greatest(total_length::double precision / chunk_count, 1)
                                from %s counted
                                on conflict (tenant_id) do update
                                set chunk_count = excluded.chunk_count, total_length = excluded.total_length
                                where (kept.chunk_count, kept.total_length) <> (excluded.chunk_count, excluded.total_length)""".formatted(CORPUS))));
    }
}
