-- Conversations as graphs: topics on five levels that nest (1 coarsest, 5 finest), how they belong together, and how far each
-- conversation has been analysed.
--
-- Messages are named by their sequence inside the conversation, which never changes: a topic is a stretch of sequences, but
-- for messages that people have moved, so that each message also names its finest topic. What is computed stands beside what
-- a chat model or a person has put in its place, and says so in an origin. Every change of a graph raises its revision.

create table topic_analyses (
    tenant_id uuid not null references tenants (id) on delete cascade,
    conversation_id uuid not null,
    revision integer not null check (revision >= 1),
    analysed_messages integer not null default 0 check (analysed_messages >= 0),
    live_messages integer not null default 0 check (live_messages between 0 and analysed_messages),
    space_id uuid,
    algorithm integer not null default 0 check (algorithm >= 0),
    words_through integer not null default 0 check (words_through >= 0),
    full_pass_due boolean not null default false,
    related_revision integer not null default 0 check (related_revision >= 0),
    node_count integer not null default 0 check (node_count >= 0),
    themes text[] not null default '{}',
    improved_by text check (char_length(improved_by) between 1 and 200),
    improved_revision integer,
    analysed_at timestamptz not null,
    primary key (tenant_id, conversation_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
) with (fillfactor = 70);

-- How clear a change of topic is between each message and the next. In parts, so that an appended message changes the last.
create table topic_gap_scores (
    tenant_id uuid not null,
    conversation_id uuid not null,
    part integer not null check (part >= 0),
    scores real[] not null,
    primary key (tenant_id, conversation_id, part),
    foreign key (tenant_id, conversation_id) references topic_analyses (tenant_id, conversation_id) on delete cascade
);

-- How often each word is said in the first messages of a conversation: what the words of a topic are held against.
create table topic_words (
    tenant_id uuid not null,
    conversation_id uuid not null,
    words text[] not null,
    counts integer[] not null check (cardinality(counts) = cardinality(words)),
    primary key (tenant_id, conversation_id),
    foreign key (tenant_id, conversation_id) references topic_analyses (tenant_id, conversation_id) on delete cascade
);

create table topic_nodes (
    tenant_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    level smallint not null check (level between 1 and 5),
    parent_id uuid,
    first_sequence integer not null check (first_sequence >= 0),
    last_sequence integer not null check (last_sequence >= first_sequence),
    message_count integer not null check (message_count >= 0),
    basis_messages integer not null check (basis_messages >= 0),
    title text not null check (char_length(title) between 1 and 500),
    title_origin text not null default 'computed' check (title_origin in ('computed', 'model', 'user')),
    computed_title text not null check (char_length(computed_title) between 1 and 500),
    summary text not null check (char_length(summary) <= 10000),
    summary_origin text not null default 'computed' check (summary_origin in ('computed', 'model', 'user')),
    computed_summary text not null check (char_length(computed_summary) <= 10000),
    key_points jsonb not null default '[]' check (jsonb_typeof(key_points) = 'array'),
    speakers jsonb not null default '[]' check (jsonb_typeof(speakers) = 'array'),
    transitions jsonb not null default '[]' check (jsonb_typeof(transitions) = 'array'),
    dialogue_type text not null check (dialogue_type ~ '^[a-z][a-z_]{0,39}$'),
    started_at timestamptz,
    ended_at timestamptz,
    start_millis bigint,
    end_millis bigint,
    is_bookmark boolean not null default false,
    is_tangent boolean not null default false,
    is_crux boolean not null default false,
    is_progress boolean not null default false,
    x double precision,
    y double precision,
    width double precision check (width > 0),
    height double precision check (height > 0),
    confidence double precision not null check (confidence between 0 and 1),
    version integer not null default 1 check (version >= 1),
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
    foreign key (tenant_id, parent_id) references topic_nodes (tenant_id, id) on delete cascade,
    check (level = 1 or parent_id is not null),
    check ((x is null) = (y is null) and (width is null) = (height is null))
) with (fillfactor = 80);

create index topic_nodes_by_place on topic_nodes (tenant_id, conversation_id, level, first_sequence);
create index topic_nodes_by_parent on topic_nodes (tenant_id, parent_id);

-- The mean of the vectors of a node's messages.
create table topic_node_embeddings (
    tenant_id uuid not null,
    node_id uuid not null,
    space_id uuid not null,
    dimension integer not null,
    embedding halfvec not null,
    primary key (tenant_id, node_id, space_id),
    foreign key (tenant_id, node_id) references topic_nodes (tenant_id, id) on delete cascade,
    foreign key (tenant_id, space_id, dimension) references embedding_spaces (tenant_id, id, dimension) on delete cascade,
    check (dimension = vector_dims(embedding))
);

create index topic_node_embeddings_by_space on topic_node_embeddings (tenant_id, space_id);

create table topic_messages (
    tenant_id uuid not null,
    message_id uuid not null,
    node_id uuid not null,
    sequence integer not null check (sequence >= 0),
    primary key (tenant_id, message_id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade,
    foreign key (tenant_id, node_id) references topic_nodes (tenant_id, id) on delete cascade
);

create index topic_messages_by_node on topic_messages (tenant_id, node_id, sequence);

-- Beside these, each node is followed by the next of its level; that is not stored.
create table topic_relations (
    tenant_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    level smallint not null check (level between 1 and 5),
    from_node_id uuid not null,
    to_node_id uuid not null,
    kind text not null check (kind ~ '^[a-z][a-z_]{0,39}$'),
    computed_kind text check (computed_kind ~ '^[a-z][a-z_]{0,39}$'),
    origin text not null default 'computed' check (origin in ('computed', 'model', 'user')),
    strength double precision not null check (strength between 0 and 1),
    confidence double precision not null check (confidence between 0 and 1),
    evidence integer[] not null default '{}',
    explanation text not null default '' check (char_length(explanation) <= 2000),
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
    foreign key (tenant_id, from_node_id) references topic_nodes (tenant_id, id) on delete cascade,
    foreign key (tenant_id, to_node_id) references topic_nodes (tenant_id, id) on delete cascade,
    check (from_node_id <> to_node_id),
    unique (tenant_id, from_node_id, to_node_id, kind)
);

create index topic_relations_by_level on topic_relations (tenant_id, conversation_id, level);
create index topic_relations_by_target on topic_relations (tenant_id, to_node_id);

create table topic_clusters (
    tenant_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    node_level smallint not null check (node_level between 1 and 5),
    level smallint not null check (level between 1 and 2),
    ordinal integer not null check (ordinal >= 0),
    parent_id uuid,
    title text not null check (char_length(title) between 1 and 500),
    title_origin text not null default 'computed' check (title_origin in ('computed', 'model', 'user')),
    computed_title text not null check (char_length(computed_title) between 1 and 500),
    themes text[] not null default '{}',
    confidence double precision not null check (confidence between 0 and 1),
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
    foreign key (tenant_id, parent_id) references topic_clusters (tenant_id, id) on delete cascade
);

create index topic_clusters_by_place on topic_clusters (tenant_id, conversation_id, node_level, level, ordinal);
create index topic_clusters_by_parent on topic_clusters (tenant_id, parent_id);

create table topic_cluster_members (
    tenant_id uuid not null,
    cluster_id uuid not null,
    node_id uuid not null,
    primary key (tenant_id, cluster_id, node_id),
    foreign key (tenant_id, cluster_id) references topic_clusters (tenant_id, id) on delete cascade,
    foreign key (tenant_id, node_id) references topic_nodes (tenant_id, id) on delete cascade
);

create index topic_cluster_members_by_node on topic_cluster_members (tenant_id, node_id);

alter table topic_analyses enable row level security;
alter table topic_analyses force row level security;
create policy tenant_isolation on topic_analyses
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_analyses to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_analyses for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_analyses as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table topic_gap_scores enable row level security;
alter table topic_gap_scores force row level security;
create policy tenant_isolation on topic_gap_scores
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_gap_scores to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_gap_scores for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_gap_scores as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table topic_words enable row level security;
alter table topic_words force row level security;
create policy tenant_isolation on topic_words
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_words to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_words for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_words as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table topic_nodes enable row level security;
alter table topic_nodes force row level security;
create policy tenant_isolation on topic_nodes
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_nodes to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_nodes for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_nodes as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table topic_node_embeddings enable row level security;
alter table topic_node_embeddings force row level security;
create policy tenant_isolation on topic_node_embeddings
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_node_embeddings to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_node_embeddings for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_node_embeddings as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table topic_messages enable row level security;
alter table topic_messages force row level security;
create policy tenant_isolation on topic_messages
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_messages to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_messages for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_messages as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table topic_relations enable row level security;
alter table topic_relations force row level security;
create policy tenant_isolation on topic_relations
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_relations to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_relations for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_relations as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table topic_clusters enable row level security;
alter table topic_clusters force row level security;
create policy tenant_isolation on topic_clusters
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_clusters to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_clusters for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_clusters as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table topic_cluster_members enable row level security;
alter table topic_cluster_members force row level security;
create policy tenant_isolation on topic_cluster_members
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_cluster_members to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_cluster_members for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_cluster_members as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

grant select, insert, update, delete on topic_analyses to ${service_role};
grant select, insert, update, delete on topic_gap_scores to ${service_role};
grant select, insert, update, delete on topic_words to ${service_role};
grant select, insert, update, delete on topic_nodes to ${service_role};
grant select, insert, update, delete on topic_node_embeddings to ${service_role};
grant select, insert, update, delete on topic_messages to ${service_role};
grant select, insert, update, delete on topic_relations to ${service_role};
grant select, insert, update, delete on topic_clusters to ${service_role};
grant select, insert, update, delete on topic_cluster_members to ${service_role};
grant select on topic_analyses to ${reporting_role};
grant select on topic_gap_scores to ${reporting_role};
grant select on topic_words to ${reporting_role};
grant select on topic_nodes to ${reporting_role};
grant select on topic_node_embeddings to ${reporting_role};
grant select on topic_messages to ${reporting_role};
grant select on topic_relations to ${reporting_role};
grant select on topic_clusters to ${reporting_role};
grant select on topic_cluster_members to ${reporting_role};
