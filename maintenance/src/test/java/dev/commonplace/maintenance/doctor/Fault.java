package dev.commonplace.maintenance.doctor;

import java.util.stream.Stream;

/**
 * Something that goes wrong with databases.
 *
 * @param sql plants it
 * @param check that has to find it
 * @param what has to be said of it, or the beginning of it
 */
record Fault(String sql, Severity severity, String check, String what) {
    private static final String OFF = "set session_replication_role = replica; ";

    /** Those that are mended without a person. */
    static Stream<Fault> mendable() {
        return Stream.of(
                error(
                        "drop index documents_by_tags",
                        "indexes",
                        "index documents_by_tags of table documents is missing"),
                error(
                        "update pg_index set indisvalid = false where indexrelid = 'audit_log_by_age'::regclass",
                        "invalid_indexes",
                        "index audit_log_by_age of table audit_log is not valid"),
                error(
                        "drop policy tenant_isolation on chunks",
                        "policies",
                        "policy tenant_isolation of table chunks is missing"),
                error(
                        "alter policy tenant_isolation on documents using (true)",
                        "policies",
                        "policy tenant_isolation of table documents differs"),
                error(
                        "alter table jobs disable row level security",
                        "row_security",
                        "row-level security of table jobs is not enabled"),
                error(
                        "alter table jobs no force row level security",
                        "row_security",
                        "row-level security of table jobs is not forced"),
                error(
                        "revoke delete on documents from commonplace_service",
                        "grants",
                        "grant of delete to commonplace_service on table documents is missing"),
                error(
                        "grant select on api_keys to public",
                        "grants",
                        "grant of select to public on table api_keys should not be there"),
                error(
                        "grant all on flyway_schema_history to public",
                        "history_grants",
                        "everybody has rights on the history of the migrations (delete, insert, "),
                error(
                        "grant update (success) on flyway_schema_history to commonplace_service",
                        "history_grants",
                        "role commonplace_service has rights on the history of the migrations (update)"),
                error(
                        "grant select on flyway_schema_history to commonplace_reporting",
                        "history_grants",
                        "role commonplace_reporting has rights on the history of the migrations (select)"),
                error(
                        "revoke select on flyway_schema_history from commonplace_service",
                        "history_grants",
                        "role commonplace_service may not read the history"),
                error(
                        "grant select on flyway_schema_history to commonplace_lookup",
                        "history_grants",
                        "role commonplace_lookup has rights on the history of the migrations (select)"),
                error(
                        "revoke select (terms) on chunk_terms from commonplace_lookup",
                        "grants",
                        "grant of select (terms) to commonplace_lookup on table chunk_terms is missing"),
                error(
                        "alter view tenant_chunk_terms owner to current_user",
                        "views",
                        "view tenant_chunk_terms does not belong to commonplace_lookup"),
                error(
                        "alter view tenant_documents owner to commonplace_service",
                        "views",
                        "view tenant_documents does not belong to commonplace_lookup"),
                error(
                        "alter view tenant_message_terms set (security_invoker = true)",
                        "views",
                        "view tenant_message_terms differs"),
                error("drop view tenant_chunk_terms", "views", "view tenant_chunk_terms is missing"),
                error(
                        "update tenant_limits set used = 7",
                        "used_limits",
                        "1 tenants have another number of documents than is counted against their limit, for example library"),
                error(
                        "update documents set chunk_count = 5",
                        "chunk_counts",
                        "1 documents have another number of chunks"),
                error(
                        "update lexeme_statistics set chunk_count = 9; insert into lexeme_statistics select id, 'ghost', 1 from tenants",
                        "lexeme_statistics",
                        "2 words are counted wrongly, for example \"ghost\""),
                error(
                        "update corpus_statistics set total_length = 99",
                        "corpus_statistics",
                        "1 tenants have wrong counts of their chunks' words"),
                error(
                        "delete from chunk_embeddings",
                        "missing_embeddings",
                        "1 documents count as ready and have chunks without a vector"),
                warning(
                        "update documents set status = 'indexing', updated_at = now() - interval '1 hour'; delete from jobs",
                        "waiting_documents",
                        "1 documents wait to be embedded and no job will do it"),
                warning(
                        "delete from message_embeddings; update messages set created_at = now() - interval '1 hour'",
                        "waiting_messages",
                        "1 conversations have messages that cannot be found by words and meaning"),
                warning(
                        "update message_corpora set message_count = 7",
                        "message_corpora",
                        "1 tenants have wrong counts of their messages' words"),
                warning(
                        "alter table jobs reset (fillfactor)",
                        "settings",
                        "setting fillfactor of table jobs is missing"),
                warning("""
                        insert into audit_log (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id)
                        select t.id, gen_random_uuid(), now(), 'job', 'j', 'a.b', 'r', 'r' from tenants t, generate_series(1, 12000);
                        delete from audit_log where actor_id = 'j'; select pg_stat_force_next_flush()""", "vacuum", "table audit_log has 12000 dead rows"));
    }

    /** Those that need a person, in an order in which each can be seen beside those before it. */
    static Stream<Fault> others() {
        return Stream.of(
                warning(
                        "update jobs set state = 'running', worker = 'w', lease_until = now() - interval '1 hour'",
                        "stale_jobs",
                        "1 running jobs were left by their worker"),
                warning(
                        "update idempotent_requests set expires_at = now() - interval '3 days', status = null",
                        "unfinished_requests",
                        "1 requests with an Idempotency-Key were never finished"),
                error(
                        "update embedding_spaces set is_active = false",
                        "embedding_spaces",
                        "1 tenants have not exactly one active embedding space, for example library"),
                error(
                        OFF + "update embedding_spaces set dimension = 4",
                        "embedding_dimensions",
                        "1 vectors have not the dimension of their space"),
                error("delete from chunk_terms", "chunk_terms", "1 chunks cannot be found by their words"),
                error(
                        OFF + "delete from documents",
                        "orphans",
                        "1 rows of commonplace.chunks belong to rows of commonplace.documents"),
                error(
                        "alter table documents alter title type varchar(1000)",
                        "columns",
                        "column title of table documents differs: should be \"text\", is \"character varying(1000)\""),
                error(
                        "alter table tenants alter owner_id set default gen_random_uuid()",
                        "columns",
                        "column owner_id of table tenants differs"),
                error(
                        "alter table search_log alter query set not null",
                        "columns",
                        "column query of table search_log differs: should be \"text\", is \"text not null\""),
                error(
                        "create or replace function lexeme_dimension(lexeme text) returns integer"
                                + " language sql immutable strict parallel safe return 7",
                        "functions",
                        "function lexeme_dimension(lexeme text) differs"),
                error(
                        "create policy everybody on chunks using (true)",
                        "policies",
                        "policy everybody of table chunks should not be there"),
                warning(
                        "alter table chunks add column colour text",
                        "columns",
                        "column colour of table chunks should not be there"),
                error(
                        "alter extension btree_gin set schema commonplace",
                        "extensions",
                        "extension btree_gin is in schema commonplace"),
                warning("create table notes (a text)", "tables", "table notes should not be there"),
                error(
                        "create view all_words as select terms from chunk_terms; alter view all_words owner to commonplace_lookup",
                        "views",
                        "view all_words should not belong to commonplace_lookup"),
                error(
                        "alter table search_log owner to commonplace_lookup",
                        "roles",
                        "role commonplace_lookup owns tables or the schema"),
                error("""
                        do $$ begin
                            execute format('alter table documents enable replica trigger %I',
                                           (select min(tgname) from pg_trigger where tgrelid = 'documents'::regclass and tgisinternal));
                        end $$""", "foreign_keys", "foreign keys of table documents are switched off"),
                error(
                        "alter table chunks disable trigger all",
                        "foreign_keys",
                        "foreign keys of table chunks are switched off"),
                error("drop table idempotent_requests", "tables", "table idempotent_requests is missing"),
                error(
                        "alter table chunks drop column heading_path",
                        "columns",
                        "column heading_path of table chunks is missing"),
                error(
                        "alter table jobs drop constraint jobs_priority_check, add constraint jobs_priority_check check (priority < 9)",
                        "constraints",
                        "constraint jobs_priority_check of table jobs differs"),
                error("""
                        alter table chunks drop constraint chunks_tenant_id_document_id_fkey;
                        alter table chunks add constraint chunks_tenant_id_document_id_fkey foreign key (tenant_id, document_id)
                            references documents (tenant_id, id) on delete cascade not valid""", "constraints", "foreign key chunks_tenant_id_document_id_fkey of table chunks differs"),
                error(
                        "update flyway_schema_history set checksum = 1 where version = '003'",
                        "history",
                        "V003__documents.sql is not the script that was applied"),
                error(
                        "insert into flyway_schema_history values (9999, '999', 'newer', 'SQL', 'V999__newer.sql', 1, 'x', now(), 1, true)",
                        "history",
                        "Step 999 (newer) was made by a newer program"),
                error("drop table flyway_schema_history", "history", "the tables are there, and no history"));
    }

    private static Fault error(String sql, String check, String what) {
        return new Fault(sql, Severity.ERROR, check, what);
    }

    private static Fault warning(String sql, String check, String what) {
        return new Fault(sql, Severity.WARNING, check, what);
    }

    boolean isSaidBy(Finding finding) {
        return finding.severity() == severity
                && finding.check().equals(check)
                && finding.what().startsWith(what)
                && !finding.remedy().isBlank();
    }

    @Override
    public String toString() {
        return check + ": " + what;
    }
}
