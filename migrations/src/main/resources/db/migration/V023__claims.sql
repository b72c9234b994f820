-- Bookmarks and notes on messages and topics, and the claims that are made in conversations.
--
-- An annotation keeps the places of the messages that it was made about, so that it is not lost where an analysis has made
-- other topics of them; it belongs to its author, and goes with the conversation. A claim rests on one message, of which it
-- keeps a range of characters and no word; it goes when that message is erased.

create table annotations (
    tenant_id uuid not null,
    id uuid not null,
    kind text not null check (kind in ('bookmark', 'note')),
    conversation_id uuid not null,
    message_id uuid,
    node_id uuid,
    node_level smallint check (node_level between 1 and 5),
    first_sequence integer not null check (first_sequence >= 0),
    last_sequence integer not null check (last_sequence >= first_sequence),
    text text not null check (char_length(text) <= 20000),
    tags text[] not null default '{}',
    is_private boolean not null,
    author_id text not null check (char_length(author_id) between 1 and 200),
    version integer not null check (version >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
    check (num_nonnulls(message_id, node_id) = 1),
    check ((node_id is null) = (node_level is null)),
    check (message_id is null or first_sequence = last_sequence)
);

create index annotations_by_conversation on annotations (tenant_id, kind, conversation_id, id);
create index annotations_by_author on annotations (tenant_id, kind, author_id, id);
create index annotations_by_tags on annotations using gin (tenant_id, tags);
create unique index bookmarks_once_a_place on annotations (tenant_id, author_id, (coalesce(message_id, node_id)))
    where kind = 'bookmark';

create table claims (
    tenant_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    message_id uuid not null,
    sequence integer not null check (sequence >= 0),
    -- In Unicode code points of the message's content, the end behind the last one.
    start_offset integer not null check (start_offset >= 0),
    end_offset integer not null check (end_offset > start_offset and end_offset - start_offset <= 5000),
    node_id uuid,
    node_level smallint check (node_level between 1 and 5),
    kind text not null check (kind in ('factual', 'normative', 'worldview')),
    statement text not null check (char_length(statement) between 1 and 2000),
    status text not null check (status in ('unverified', 'supported', 'contradicted', 'mixed', 'misleading', 'unverifiable',
                                           'retracted', 'rejected')),
    verifiability double precision check (verifiability between 0 and 1),
    confidence double precision check (confidence between 0 and 1),
    metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    origin text not null check (origin in ('user', 'model')),
    model text check (char_length(model) between 1 and 200),
    created_by text not null check (char_length(created_by) between 1 and 200),
    changed_by text check (char_length(changed_by) between 1 and 200),
    -- Of the statement and the quote, in the language that the tenant searched in when it was written.
    language text not null,
    terms tsvector not null,
    version integer not null check (version >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade,
    check ((node_id is null) = (node_level is null)),
    check ((origin = 'model') = (model is not null))
);

create index claims_by_place on claims (tenant_id, conversation_id, sequence);
create index claims_by_message on claims (tenant_id, message_id);
create index claims_by_terms on claims using gin (tenant_id, terms);
create index claims_by_language on claims (tenant_id, language);

create table claim_evidence (
    tenant_id uuid not null,
    claim_id uuid not null,
    ordinal integer not null check (ordinal >= 0),
    stance text not null check (stance in ('supports', 'contradicts')),
    document_id uuid,
    -- No key: a new version of the document has other chunks, and is evidence all the same.
    chunk_id uuid,
    url text check (char_length(url) between 1 and 2000),
    note text check (char_length(note) between 1 and 1000),
    primary key (tenant_id, claim_id, ordinal),
    foreign key (tenant_id, claim_id) references claims (tenant_id, id) on delete cascade,
    foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade,
    check (num_nonnulls(document_id, url) = 1),
    check (chunk_id is null or document_id is not null)
);

create index claim_evidence_by_document on claim_evidence (tenant_id, document_id) where document_id is not null;

create table claim_relations (
    tenant_id uuid not null,
    id uuid not null,
    from_id uuid not null,
    to_id uuid not null,
    kind text not null check (kind in ('supports', 'contradicts', 'depends_on')),
    strength double precision not null check (strength between 0 and 1),
    note text check (char_length(note) between 1 and 1000),
    created_by text not null check (char_length(created_by) between 1 and 200),
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, from_id) references claims (tenant_id, id) on delete cascade,
    foreign key (tenant_id, to_id) references claims (tenant_id, id) on delete cascade,
    check (from_id <> to_id)
);

create unique index claim_relations_once on claim_relations (tenant_id, from_id, to_id, kind);
-- What contradicts something is contradicted by it.
create unique index claim_contradictions_once on claim_relations (tenant_id, (least(from_id, to_id)), (greatest(from_id, to_id)))
    where kind = 'contradicts';
create index claim_relations_by_target on claim_relations (tenant_id, to_id);

-- How far a chat model has read each conversation for claims.
create table claim_extractions (
    tenant_id uuid not null,
    conversation_id uuid not null,
    next_sequence integer not null check (next_sequence >= 0),
    -- Within the message of that place, in code points: a long one is read in parts.
    next_character integer not null check (next_character >= 0),
    model text check (char_length(model) between 1 and 200),
    kept_count bigint not null check (kept_count >= 0),
    dropped_count bigint not null check (dropped_count >= 0),
    updated_at timestamptz not null,
    primary key (tenant_id, conversation_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);

alter table annotations enable row level security;
alter table annotations force row level security;
create policy tenant_isolation on annotations
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on annotations to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on annotations for select to ${reporting_role}
    using (true);
create policy reporting_bound on annotations as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table claims enable row level security;
alter table claims force row level security;
create policy tenant_isolation on claims
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on claims to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on claims for select to ${reporting_role}
    using (true);
create policy reporting_bound on claims as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table claim_evidence enable row level security;
alter table claim_evidence force row level security;
create policy tenant_isolation on claim_evidence
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on claim_evidence to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on claim_evidence for select to ${reporting_role}
    using (true);
create policy reporting_bound on claim_evidence as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table claim_relations enable row level security;
alter table claim_relations force row level security;
create policy tenant_isolation on claim_relations
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on claim_relations to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on claim_relations for select to ${reporting_role}
    using (true);
create policy reporting_bound on claim_relations as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table claim_extractions enable row level security;
alter table claim_extractions force row level security;
create policy tenant_isolation on claim_extractions
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on claim_extractions to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on claim_extractions for select to ${reporting_role}
    using (true);
create policy reporting_bound on claim_extractions as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

grant select, insert, update, delete on annotations to ${service_role};
grant select, insert, update, delete on claims to ${service_role};
grant select, insert, update, delete on claim_evidence to ${service_role};
grant select, insert, update, delete on claim_relations to ${service_role};
grant select, insert, update, delete on claim_extractions to ${service_role};
grant select on annotations to ${reporting_role};
grant select on claims to ${reporting_role};
grant select on claim_evidence to ${reporting_role};
grant select on claim_relations to ${reporting_role};
grant select on claim_extractions to ${reporting_role};
