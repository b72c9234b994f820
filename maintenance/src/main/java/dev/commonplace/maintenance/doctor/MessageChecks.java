package dev.commonplace.maintenance.doctor;

import java.util.List;

/** Whether every message can be found, and is ranked by true counts. */
final class MessageChecks {
    private static final String NOT_INDEXED = """
            from (select distinct m.tenant_id, m.conversation_id
                  from commonplace.messages m
                  join commonplace.embedding_spaces s on s.tenant_id = m.tenant_id and s.is_active
                  where m.deleted_at is null and m.content <> '' and m.created_at <= now() - interval '%s'
                    and (not exists (select from commonplace.message_terms t
                                     where t.tenant_id = m.tenant_id and t.message_id = m.id)
                         or not exists (select from commonplace.message_embeddings e
                                        where e.tenant_id = m.tenant_id and e.message_id = m.id and e.space_id = s.id))
                  ) as c
            where not exists (
                select from commonplace.jobs j
                where j.tenant_id = c.tenant_id and j.state in ('pending', 'running')
                  and (j.kind = 'index_messages' and j.payload ->> 'conversation_id' = c.conversation_id::text
                       or j.kind = 'fill_embedding_space'))""";

    private static final String MISCOUNTED = """
            from (select tenant_id, message_count, total_length from commonplace.message_corpora
                  where message_count <> 0 or total_length <> 0) kept
            full join (select tenant_id, count(*) as message_count, sum(length)::bigint as total_length
                       from commonplace.message_terms group by 1) counted using (tenant_id)
            where (kept.message_count, kept.total_length) is distinct from (counted.message_count, counted.total_length)""";

    private MessageChecks() {}

    static List<Check> all() {
        return List.of(
                new RowsCheck(
                        "waiting_messages",
                        Severity.WARNING,
                        "select count(*), min(c.conversation_id::text) " + NOT_INDEXED.formatted("10 minutes"),
                        "%s conversations have messages that cannot be found by words and meaning and no job will index them, for"
                                + " example %s",
                        "commonplace db doctor --fix enqueues the jobs",
                        List.of("""
                                insert into commonplace.jobs (tenant_id, id, kind, state, payload, scheduled_at, created_at,
                                                              updated_at, deduplication_key)
                                select c.tenant_id, %s, 'index_messages', 'pending',
                                       jsonb_build_object('conversation_id', c.conversation_id::text), now(), now(), now(),
                                       c.conversation_id::text
                                %s
                                on conflict do nothing""".formatted(MeaningChecks.NEW_ID, NOT_INDEXED.formatted("0")))),
                new RowsCheck(
                        "message_corpora",
                        Severity.WARNING,
                        "select count(*), min(tenant_id::text) " + MISCOUNTED,
                        "%s tenants have wrong counts of their messages' words, for example %s",
                        "commonplace db doctor --fix counts anew",
                        List.of("lock table commonplace.message_corpora in share row exclusive mode", """
                                update commonplace.message_corpora kept
                                set message_count = counted.message_count, total_length = counted.total_length
                                from (select c.tenant_id, count(t.message_id) as message_count,
                                             coalesce(sum(t.length), 0)::bigint as total_length
                                      from commonplace.message_corpora c
                                      left join commonplace.message_terms t on t.tenant_id = c.tenant_id
                                      group by 1) counted
                                where kept.tenant_id = counted.tenant_id
                                  and (kept.message_count, kept.total_length) <> (counted.message_count, counted.total_length)""")));
    }
}
