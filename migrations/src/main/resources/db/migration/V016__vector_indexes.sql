-- Which way of searching by meaning serves a tenant's space, why, what it costs, and how right its answers are.
--
-- Most spaces are searched exactly and have no row here. A space that is large, or searched a lot, gets an HNSW index of its
-- own: partial, with the tenant and the space as literals in its condition. No migration makes such indexes: they are built
-- and dropped by the index policy, and their names begin with chunk_embeddings_own_.
--
-- A space has a row here from its first search on, so that whoever never searches costs nothing. The policy reads the rows of
-- all tenants, for which a second policy lets a transaction in that says app.scope = 'vector_index'. It counts the vectors as
-- each tenant: such a second policy on the vectors would be asked of every one of them in every search.

create table vector_indexes (
    tenant_id uuid not null references tenants (id) on delete cascade,
    space_id uuid not null,
    strategy text not null default 'exact' check (strategy in ('exact', 'hnsw')),
    wanted text not null default 'exact' check (wanted in ('exact', 'hnsw')),
    reason text not null default 'not looked at yet' check (char_length(reason) between 1 and 500),
    vectors bigint not null default 0 check (vectors >= 0),
    vectors_per_second double precision not null default 0,
    searches bigint not null default 0 check (searches >= 0),
    searches_seen bigint not null default 0 check (searches_seen >= 0),
    searches_per_second double precision not null default 0 check (searches_per_second >= 0),
    measured_at timestamptz,
    ef_search integer not null default 80 check (ef_search between 1 and 1000),
    index_bytes bigint not null default 0 check (index_bytes >= 0),
    built_at timestamptz,
    build_seconds double precision,
    built_vectors bigint,
    recall double precision check (recall between 0 and 1),
    recall_samples bigint not null default 0 check (recall_samples >= 0),
    hits_asked bigint not null default 0 check (hits_asked >= 0),
    hits_returned bigint not null default 0 check (hits_returned >= 0),
    alarm text check (char_length(alarm) between 1 and 500),
    primary key (tenant_id, space_id),
    foreign key (tenant_id, space_id) references embedding_spaces (tenant_id, id) on delete cascade
) with (fillfactor = 50);

alter table vector_indexes enable row level security;
alter table vector_indexes force row level security;
create policy tenant_isolation on vector_indexes
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy index_policy_access on vector_indexes to ${service_role}
    using (current_setting('app.scope', true) = 'vector_index');
create policy owner_access on vector_indexes to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on vector_indexes for select to ${reporting_role}
    using (true);
create policy reporting_bound on vector_indexes as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

grant select, insert, update, delete on vector_indexes to ${service_role};
grant select on vector_indexes to ${reporting_role};
