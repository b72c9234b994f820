package dev.commonplace.maintenance.doctor;

import java.util.List;

/** Whether every chunk can be found by its meaning. */
final class MeaningChecks {
    /** Time-ordered like the ids that the application makes, so that lists by id stay in their order. */
    static final String NEW_ID = """
            encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
                substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
                52, 1), 53, 1), 'hex')::uuid""";

    private static final String WITHOUT_VECTOR = """
            from commonplace.documents d
            join commonplace.embedding_spaces s on s.tenant_id = d.tenant_id and s.is_active
            join commonplace.chunks c on c.tenant_id = d.tenant_id and c.document_id = d.id
            where d.status = 'ready' and not exists (
                select from commonplace.chunk_embeddings e
                where e.tenant_id = c.tenant_id and e.chunk_id = c.id and e.space_id = s.id)""";

    private static final String WITHOUT_JOB = """
            from commonplace.documents d
            where d.status = 'indexing' and d.updated_at <= now() - interval '%s' and not exists (
                select from commonplace.jobs j
                where j.tenant_id = d.tenant_id and j.kind = 'embed_document' and j.state in ('pending', 'running')
                  and j.payload ->> 'document_id' = d.id::text)""";

    private static final String ENQUEUE = """
            insert into commonplace.jobs (tenant_id, id, kind, state, payload, scheduled_at, created_at, updated_at, deduplication_key)
            select d.tenant_id, %s, 'embed_document', 'pending', jsonb_build_object('document_id', d.id::text), now(), now(), now(), d.id::text
            %s
            on conflict do nothing""".formatted(NEW_ID, WITHOUT_JOB.formatted("0"));

    private MeaningChecks() {}

    static List<Check> all() {
        return List.of(
                new RowsCheck(
                        "embedding_dimensions",
                        Severity.ERROR,
                        """
                        select count(*), min(e.chunk_id::text)
                        from commonplace.chunk_embeddings e
                        left join commonplace.embedding_spaces s on s.tenant_id = e.tenant_id and s.id = e.space_id
                        where s.dimension is distinct from e.dimension or e.dimension <> public.vector_dims(e.embedding)""",
                        "%s vectors have not the dimension of their space, for example that of chunk %s",
                        "delete from commonplace.chunk_embeddings e where dimension <> public.vector_dims(embedding) or dimension <>"
                                + " (select s.dimension from commonplace.embedding_spaces s where s.tenant_id = e.tenant_id"
                                + " and s.id = e.space_id); then commonplace db doctor --fix embeds their documents anew",
                        List.of()),
                new RowsCheck(
                        "embedding_spaces",
                        Severity.ERROR,
                        """
                        select count(*), min(t.slug) from commonplace.tenants t
                        where 1 <> (select count(*) from commonplace.embedding_spaces s where s.tenant_id = t.id and s.is_active)""",
                        "%s tenants have not exactly one active embedding space, for example %s",
                        "Make one space active: update commonplace.embedding_spaces set is_active = true, stage = 'ready' where tenant_id = ... and id = ...",
                        List.of()),
                new RowsCheck(
                        "missing_embeddings",
                        Severity.ERROR,
                        "select count(distinct (d.tenant_id, d.id)), min(d.id::text) " + WITHOUT_VECTOR,
                        "%s documents count as ready and have chunks without a vector, for example %s",
                        "commonplace db doctor --fix has them embedded by the workers",
                        List.of(
                                "update commonplace.documents r set status = 'indexing', updated_at = now()"
                                        + " where (r.tenant_id, r.id) in (select d.tenant_id, d.id " + WITHOUT_VECTOR
                                        + ")",
                                ENQUEUE)),
                new RowsCheck(
                        "waiting_documents",
                        Severity.WARNING,
                        "select count(*), min(d.id::text) " + WITHOUT_JOB.formatted("10 minutes"),
                        "%s documents wait to be embedded and no job will do it, for example %s",
                        "commonplace db doctor --fix enqueues the jobs",
                        List.of(ENQUEUE)));
    }
}
