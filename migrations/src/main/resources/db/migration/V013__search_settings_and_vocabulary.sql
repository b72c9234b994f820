-- How each tenant wants to be searched, and which words it has written.
--
-- What is null in the settings is the product's own default. Language, k1 and b go into the index of words; so the
-- corpus says with which of them the index was made, and a search goes by those until a job has made it anew, in one
-- transaction. The revision rises with each such rewriting, so that a search that began before can tell.

create table search_settings (
    tenant_id uuid primary key references tenants (id) on delete cascade,
    language text check (language ~ '^[a-z_][a-z0-9_]{0,62}$'),
    k1 double precision check (k1 between 0 and 10),
    b double precision check (b between 0 and 1),
    mode text check (mode in ('text', 'semantic', 'hybrid')),
    semantic_weight double precision check (semantic_weight between 0 and 1),
    text_threshold double precision,
    semantic_threshold double precision,
    hybrid_threshold double precision,
    boosts jsonb not null default '{}',
    version integer not null check (version >= 1),
    updated_at timestamptz not null
);

alter table search_settings enable row level security;
alter table search_settings force row level security;
create policy tenant_isolation on search_settings
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on search_settings to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on search_settings for select to ${reporting_role}
    using (true);
create policy reporting_bound on search_settings as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table corpus_statistics add column language text not null default 'english';
alter table corpus_statistics add column k1 double precision not null default 1.5;
alter table corpus_statistics add column b double precision not null default 0.6;
alter table corpus_statistics add column revision bigint not null default 0;

-- The words of a tenant's documents as they are written, in lower case, with the number of documents that have them: for
-- suggestions and for misspelt questions. The collation lets an index serve a prefix.
create table vocabulary (
    tenant_id uuid not null references tenants (id) on delete cascade,
    word text collate "C" not null check (char_length(word) between 2 and 40),
    document_count bigint not null check (document_count >= 1),
    primary key (tenant_id, word)
) with (fillfactor = 80);

alter table vocabulary enable row level security;
alter table vocabulary force row level security;
create policy tenant_isolation on vocabulary
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on vocabulary to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on vocabulary for select to ${reporting_role}
    using (true);
create policy reporting_bound on vocabulary as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

-- Whose words the vocabulary has: a job adds those of new documents, and a document that goes takes its own along.
create table vocabulary_documents (
    tenant_id uuid not null references tenants (id) on delete cascade,
    document_id uuid not null,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade
);

alter table vocabulary_documents enable row level security;
alter table vocabulary_documents force row level security;
create policy tenant_isolation on vocabulary_documents
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on vocabulary_documents to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on vocabulary_documents for select to ${reporting_role}
    using (true);
create policy reporting_bound on vocabulary_documents as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

grant select, insert, update, delete on search_settings to ${service_role};
grant select, insert, update, delete on vocabulary to ${service_role};
grant select, insert, update, delete on vocabulary_documents to ${service_role};
grant select on search_settings to ${reporting_role};
grant select on vocabulary to ${reporting_role};
grant select on vocabulary_documents to ${reporting_role};
