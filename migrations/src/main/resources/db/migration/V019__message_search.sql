-- Search in what is said: the meaning and the words of messages, in the forms that chunks have theirs in.
--
-- Meaning is that of the message alone; its words are indexed together with those of the message before, because an answer
-- often lacks the words of what it answers. Both tables say where the message stands, so that a search of one conversation
-- reads the entries of that one only, and neighbours are known without a look at the messages. That there is such a tenant,
-- the composite keys to messages vouch for.

create table message_embeddings (
    tenant_id uuid not null,
    space_id uuid not null,
    message_id uuid not null,
    conversation_id uuid not null,
    sequence integer not null,
    dimension integer not null,
    embedding halfvec not null,
    primary key (tenant_id, message_id, space_id),
    foreign key (tenant_id, space_id, dimension) references embedding_spaces (tenant_id, id, dimension) on delete cascade,
    foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade,
    check (dimension = vector_dims(embedding))
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);

alter table message_embeddings alter column embedding set storage main;

create index message_embeddings_exact on message_embeddings (tenant_id, space_id, conversation_id)
    include (message_id, sequence, embedding) where dimension <= 1024;

create table message_terms (
    tenant_id uuid not null,
    message_id uuid not null,
    conversation_id uuid not null,
    sequence integer not null,
    -- Whether words of the message before are among them, which go when that one is deleted.
    has_before boolean not null,
    length integer not null check (length >= 0),
    terms tsvector not null,
    bm25 sparsevec not null,
    primary key (tenant_id, message_id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade
);

create index message_terms_by_conversation on message_terms (tenant_id, conversation_id, sequence);
create index message_terms_by_lexeme on message_terms using gin (tenant_id, terms);

-- A deleted message is left out of a search from that moment on, not only once its entries are gone.
create index messages_deleted on messages (tenant_id, conversation_id, id) where deleted_at is not null;

-- Messages are shorter than chunks, and their words are others: they have statistics of their own.
create table message_lexemes (
    tenant_id uuid not null references tenants (id) on delete cascade,
    lexeme text not null,
    message_count bigint not null check (message_count >= 0),
    primary key (tenant_id, lexeme)
) with (fillfactor = 80);

create table message_corpora (
    tenant_id uuid primary key references tenants (id) on delete cascade,
    message_count bigint not null check (message_count >= 0),
    total_length bigint not null check (total_length >= 0),
    average_length_in_use double precision not null check (average_length_in_use >= 0),
    language text not null,
    k1 double precision not null,
    b double precision not null,
    revision bigint not null default 0
) with (fillfactor = 50);

alter table search_settings
    add column message_k1 double precision check (message_k1 between 0 and 10),
    add column message_b double precision check (message_b between 0 and 1),
    add column message_semantic_weight double precision check (message_semantic_weight between 0 and 1),
    add column message_neighbour_share double precision check (message_neighbour_share between 0 and 1);

alter table message_embeddings enable row level security;
alter table message_embeddings force row level security;
create policy tenant_isolation on message_embeddings
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on message_embeddings to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on message_embeddings for select to ${reporting_role}
    using (true);
create policy reporting_bound on message_embeddings as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
grant select, insert, update, delete on message_embeddings to ${service_role};
grant select on message_embeddings to ${reporting_role};

alter table message_terms enable row level security;
alter table message_terms force row level security;
create policy tenant_isolation on message_terms
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on message_terms to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on message_terms for select to ${reporting_role}
    using (true);
create policy reporting_bound on message_terms as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
grant select, insert, update, delete on message_terms to ${service_role};
grant select on message_terms to ${reporting_role};

alter table message_lexemes enable row level security;
alter table message_lexemes force row level security;
create policy tenant_isolation on message_lexemes
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on message_lexemes to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on message_lexemes for select to ${reporting_role}
    using (true);
create policy reporting_bound on message_lexemes as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
grant select, insert, update, delete on message_lexemes to ${service_role};
grant select on message_lexemes to ${reporting_role};

alter table message_corpora enable row level security;
alter table message_corpora force row level security;
create policy tenant_isolation on message_corpora
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on message_corpora to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on message_corpora for select to ${reporting_role}
    using (true);
create policy reporting_bound on message_corpora as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
grant select, insert, update, delete on message_corpora to ${service_role};
grant select on message_corpora to ${reporting_role};
