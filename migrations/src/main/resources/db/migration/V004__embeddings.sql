-- Meaning. A space says which model's vectors may be compared; a narrow table holds one vector of each chunk and space.
--
-- The vector column has no fixed dimension, so that spaces of different models share the table. The covering index
-- answers an exact scan of one space without the heap. An entry of a btree ends at 2,704 bytes, hence its limit of
-- 1,024 dimensions; larger vectors are scanned in the heap. Autovacuum comes early because index-only scans want it.

create table embedding_spaces (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    model text not null check (char_length(model) between 1 and 100),
    dimension integer not null check (dimension between 1 and 4000),
    metric text not null default 'cosine' check (metric = 'cosine'),
    is_active boolean not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, model, dimension, metric),
    unique (tenant_id, id, dimension)
);

create unique index embedding_spaces_one_active on embedding_spaces (tenant_id) where is_active;

alter table embedding_spaces enable row level security;
alter table embedding_spaces force row level security;
create policy tenant_isolation on embedding_spaces
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

create table chunk_embeddings (
    tenant_id uuid not null references tenants (id) on delete cascade,
    space_id uuid not null,
    chunk_id uuid not null,
    dimension integer not null,
    embedding halfvec not null,
    primary key (tenant_id, chunk_id, space_id),
    foreign key (tenant_id, space_id, dimension) references embedding_spaces (tenant_id, id, dimension) on delete cascade,
    foreign key (tenant_id, chunk_id) references chunks (tenant_id, id) on delete cascade,
    check (dimension = vector_dims(embedding))
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);

alter table chunk_embeddings alter column embedding set storage main;

create index chunk_embeddings_exact on chunk_embeddings (tenant_id, space_id) include (chunk_id, embedding)
    where dimension <= 1024;

alter table chunk_embeddings enable row level security;
alter table chunk_embeddings force row level security;
create policy tenant_isolation on chunk_embeddings
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

grant select, insert, update, delete on embedding_spaces to ${service_role};
grant select, insert, update, delete on chunk_embeddings to ${service_role};
