-- At least one row in every table, for the way down and up again on a database that is not empty.
insert into commonplace.tenants (id, slug, name, embedding_model, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000001', 'library', 'Library', 'all-MiniLM-L6-v2', now(), now());

insert into commonplace.tenant_limits (tenant_id, resource, maximum, used)
values ('00000000-0000-7000-8000-000000000001', 'documents', 10, 1);

insert into commonplace.api_keys (tenant_id, id, name, role, secret_hash, created_at)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'desk', 'admin',
        sha256('desk'), now());

insert into commonplace.operator_keys (id, name, secret_hash, created_at)
values ('00000000-0000-7000-8000-000000000003', 'operator', sha256('operator'), now());

insert into commonplace.documents (tenant_id, id, external_id, title, content, content_type, content_hash, character_count,
        tags, metadata, document_date, status, chunk_count, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', 'first', 'First', 'Some words',
        'text/plain', sha256('Some words'), 10, '{a,b}', '{"year": 1912}', now(), 'ready', 1, now(), now());

insert into commonplace.chunks (tenant_id, id, document_id, ordinal, start_offset, end_offset, token_count, content)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005',
        '00000000-0000-7000-8000-000000000004', 0, 0, 10, 4, 'Some words');

insert into commonplace.embedding_spaces (tenant_id, id, model, dimension, is_active, created_at)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000006', 'all-MiniLM-L6-v2', 3, true, now());

insert into commonplace.chunk_embeddings (tenant_id, space_id, chunk_id, dimension, embedding)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000006',
        '00000000-0000-7000-8000-000000000005', 3, '[1,0,0]');

insert into commonplace.chunk_terms (tenant_id, chunk_id, document_id, length, terms, bm25)
select '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005',
       '00000000-0000-7000-8000-000000000004', 1, terms, commonplace.bm25_vector(terms, 1, 1, 1.2, 0.75)
from to_tsvector('english', 'Some words') as terms;

insert into commonplace.lexeme_statistics (tenant_id, lexeme, chunk_count)
values ('00000000-0000-7000-8000-000000000001', 'word', 1);

insert into commonplace.corpus_statistics (tenant_id, chunk_count, total_length, average_length_in_use)
values ('00000000-0000-7000-8000-000000000001', 1, 1, 1);

insert into commonplace.jobs (tenant_id, id, kind, state, scheduled_at, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000007', 'embed_document', 'pending',
        now(), now(), now());

insert into commonplace.audit_log (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000008', now(), 'command_line', 'operator',
        'document.create', 'document', '00000000-0000-7000-8000-000000000004');

insert into commonplace.search_log (tenant_id, id, occurred_at, actor_id, query, mode, result_limit, result_count, duration_millis)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000009', now(), 'desk', 'words', 'hybrid', 10,
        1, 3);

insert into commonplace.idempotent_requests (tenant_id, key, fingerprint, started_at, expires_at)
values ('00000000-0000-7000-8000-000000000001', 'once', sha256('once'), now(), now() + interval '1 day');

insert into commonplace.reporting_roles (tenant_id, role_name)
values ('00000000-0000-7000-8000-000000000001', 'reports');

insert into commonplace.retention_runs (kind, started_at) values ('audit_log', now());
