-- Documents and the chunks they are cut into.
--
-- Offsets count Unicode code points of documents.content, so that substring(content from start_offset + 1 for
-- end_offset - start_offset) is the chunk's content exactly.

create table documents (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    external_id text check (char_length(external_id) between 1 and 500),
    title text check (char_length(title) <= 1000),
    content text not null,
    content_type text not null check (char_length(content_type) <= 200),
    content_hash bytea not null check (octet_length(content_hash) = 32),
    character_count integer not null check (character_count >= 0),
    source text check (char_length(source) <= 2000),
    tags text[] not null default '{}',
    metadata jsonb not null default '{}',
    document_date timestamptz not null,
    status text not null check (status in ('indexing', 'ready', 'failed')),
    failure text,
    version integer not null default 1 check (version >= 1),
    chunk_count integer not null check (chunk_count >= 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, external_id),
    check ((status = 'failed') = (failure is not null))
);

create index documents_by_status on documents (tenant_id, status, id) where status <> 'ready';
-- The whole source can be longer than an entry of a btree.
create index documents_by_source on documents (tenant_id, md5(source));
create index documents_by_date on documents (tenant_id, document_date);
create index documents_by_tags on documents using gin (tenant_id, tags);
create index documents_by_metadata on documents using gin (tenant_id, metadata jsonb_path_ops);

alter table documents enable row level security;
alter table documents force row level security;
create policy tenant_isolation on documents
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

create table chunks (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    document_id uuid not null,
    ordinal integer not null check (ordinal >= 0),
    start_offset integer not null check (start_offset >= 0),
    end_offset integer not null,
    token_count integer not null check (token_count >= 0),
    heading_path text[] not null default '{}',
    content text not null,
    primary key (tenant_id, id),
    unique (tenant_id, document_id, ordinal),
    foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade,
    check (end_offset > start_offset)
);

alter table chunks enable row level security;
alter table chunks force row level security;
create policy tenant_isolation on chunks
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

grant select, insert, update, delete on documents to ${service_role};
grant select, insert, update, delete on chunks to ${service_role};
