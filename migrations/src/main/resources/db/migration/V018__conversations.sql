-- Conversations, who takes part in them, and what is said.
--
-- The sequence of a message is its place: from 0, without gaps, given under a lock on the conversation's row, whose
-- next_sequence says how many places there are. A deleted message keeps its place. Counters are kept by whoever appends.

create table conversations (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    external_id text check (char_length(external_id) between 1 and 500),
    title text not null check (char_length(title) between 1 and 500),
    kind text not null check (kind in ('meeting', 'chat', 'debate')),
    source_type text not null check (source_type ~ '^[a-z][a-z0-9_]{0,49}$'),
    source_metadata jsonb not null default '{}' check (jsonb_typeof(source_metadata) = 'object'),
    goals jsonb not null default '{"goals": []}' check (jsonb_typeof(goals -> 'goals') = 'array'),
    visibility text not null check (visibility in ('private', 'shared', 'public')),
    owner_id text not null check (char_length(owner_id) between 1 and 200),
    shared_with text[] not null default '{}',
    language text check (char_length(language) <= 50),
    tags text[] not null default '{}',
    metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    guard jsonb check (jsonb_typeof(guard) = 'object'),
    started_at timestamptz,
    ended_at timestamptz,
    message_count integer not null default 0 check (message_count >= 0),
    word_count bigint not null default 0 check (word_count >= 0),
    participant_count integer not null default 0 check (participant_count >= 0),
    next_sequence integer not null default 0,
    -- The words of title, tags, goals and names, and of how it begins: lower case, neither stemmed nor placed.
    tsv_search tsvector not null default '',
    version integer not null default 1 check (version >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    primary key (tenant_id, id),
    check (next_sequence >= message_count),
    check (ended_at >= started_at)
-- An append changes its counters and, but for the first ones, no index: room for the new row beside the old one.
) with (fillfactor = 80);

create unique index conversations_by_external_id on conversations (tenant_id, owner_id, external_id)
    where deleted_at is null and external_id is not null;
create index conversations_by_date on conversations (tenant_id, (coalesce(started_at, created_at)));
create index conversations_by_words on conversations using gin (tenant_id, tsv_search);
create index conversations_by_tags on conversations using gin (tenant_id, tags);
-- What retention asks for is the oldest rows of all tenants.
create index conversations_by_age_of_deletion on conversations (deleted_at) where deleted_at is not null;

create table participants (
    tenant_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    key text not null check (char_length(key) between 1 and 200),
    name text not null check (char_length(name) between 1 and 200),
    -- The name as it is looked for: lower case, single spaces.
    name_key text not null,
    role text not null check (role in ('facilitator', 'participant', 'observer', 'agent', 'system')),
    model text check (char_length(model) between 1 and 200),
    metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    primary key (tenant_id, id),
    unique (tenant_id, conversation_id, key),
    unique (tenant_id, conversation_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);

create index participants_by_key on participants (tenant_id, key);
create index participants_by_name on participants (tenant_id, name_key);

create table messages (
    tenant_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    sequence integer not null check (sequence >= 0),
    client_message_id text check (char_length(client_message_id) between 1 and 200),
    participant_id uuid not null,
    role text not null check (role in ('participant', 'user', 'assistant', 'agent', 'system', 'tool')),
    content text not null check (char_length(content) <= 100000),
    word_count integer not null check (word_count >= 0),
    model text check (char_length(model) between 1 and 200),
    round integer check (round >= 0),
    turn integer check (turn >= 0),
    said_at timestamptz,
    start_millis bigint check (start_millis >= 0),
    end_millis bigint check (end_millis >= start_millis),
    confidence double precision check (confidence between 0 and 1),
    language text check (char_length(language) <= 50),
    platform jsonb check (jsonb_typeof(platform) = 'object'),
    prompt_tokens integer check (prompt_tokens >= 0),
    completion_tokens integer check (completion_tokens >= 0),
    response_millis integer check (response_millis >= 0),
    tool_calls jsonb check (jsonb_typeof(tool_calls -> 'calls') = 'array'),
    guard jsonb check (jsonb_typeof(guard) = 'object'),
    created_at timestamptz not null,
    deleted_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, conversation_id, sequence),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
    foreign key (tenant_id, conversation_id, participant_id) references participants (tenant_id, conversation_id, id)
        on delete cascade,
    check (end_millis is null or start_millis is not null)
);

create unique index messages_by_client_id on messages (tenant_id, conversation_id, client_message_id)
    where client_message_id is not null;

alter table conversations enable row level security;
alter table conversations force row level security;
create policy tenant_isolation on conversations
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on conversations to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on conversations for select to ${reporting_role}
    using (true);
create policy reporting_bound on conversations as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table participants enable row level security;
alter table participants force row level security;
create policy tenant_isolation on participants
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on participants to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on participants for select to ${reporting_role}
    using (true);
create policy reporting_bound on participants as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table messages enable row level security;
alter table messages force row level security;
create policy tenant_isolation on messages
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on messages to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on messages for select to ${reporting_role}
    using (true);
create policy reporting_bound on messages as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

create policy retention_access on conversations to ${service_role}
    using (current_setting('app.scope', true) = 'retention');

grant select, insert, update, delete on conversations to ${service_role};
grant select, insert, update, delete on participants to ${service_role};
grant select, insert, update, delete on messages to ${service_role};
grant select on conversations to ${reporting_role};
grant select on participants to ${reporting_role};
grant select on messages to ${reporting_role};

alter table tenant_limits drop constraint tenant_limits_resource_check;
alter table tenant_limits add constraint tenant_limits_resource_check
    check (resource in ('documents', 'members', 'stories', 'conversations'));
