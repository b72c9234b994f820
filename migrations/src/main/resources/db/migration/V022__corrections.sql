-- What people correct in the graphs of conversations: the log of their edits, and where they have said that topics begin.
--
-- Titles, summaries, marks and places that people give stand in the nodes themselves. An edit is never changed or removed
-- while its conversation is there; that it was taken back or handed out as training data is noted beside.

create table graph_edits (
    tenant_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    kind text not null check (kind in ('correction', 'addition', 'deletion', 'merge', 'split', 'move')),
    target_kind text not null check (target_kind in ('node', 'relation', 'speaker_attribution', 'card')),
    target_id text not null check (char_length(target_id) between 1 and 200),
    field text not null check (field ~ '^[a-z][a-z_]{0,39}$'),
    value_before jsonb not null,
    value_after jsonb not null,
    comment text check (char_length(comment) between 1 and 2000),
    confidence double precision not null check (confidence between 0 and 1),
    came_by text not null check (came_by in ('api', 'canvas')),
    edited_by text not null,
    edited_at timestamptz not null,
    undone_by text,
    undone_at timestamptz,
    dataset text check (char_length(dataset) between 1 and 200),
    exported_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
    check ((undone_by is null) = (undone_at is null)),
    check ((dataset is null) = (exported_at is null))
);

create index graph_edits_by_conversation on graph_edits (tenant_id, conversation_id, id);
create index graph_edits_not_exported on graph_edits (tenant_id, id) where exported_at is null;

-- One row for each message that people have said something about: that a topic begins there, on which coarsest level; that
-- none does, up to which finest level; or that it belongs to the topics of another message.
create table topic_pins (
    tenant_id uuid not null,
    conversation_id uuid not null,
    sequence integer not null check (sequence >= 0),
    begins integer check (begins between 1 and 5),
    joined integer check (joined between 1 and 5),
    moved_to integer check (moved_to >= 0),
    primary key (tenant_id, conversation_id, sequence),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
    check (num_nonnulls(begins, joined, moved_to) >= 1)
);

-- Cards and lines that people have drawn on a canvas, and that stand for nothing in the graph: notes, files, pages of the web,
-- frames, and lines that begin or end at one of these. They come back with each export of that level.
create table canvas_cards (
    tenant_id uuid not null,
    conversation_id uuid not null,
    zoom integer not null check (zoom between 1 and 5),
    id text not null check (char_length(id) between 1 and 200),
    ordinal integer not null check (ordinal >= 0),
    kind text not null check (kind in ('text', 'file', 'link', 'group')),
    content text not null check (char_length(content) <= 100000),
    x integer not null,
    y integer not null,
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    color text check (color ~ '^([1-6]|#[0-9A-Fa-f]{6})$'),
    primary key (tenant_id, conversation_id, zoom, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);

create table canvas_lines (
    tenant_id uuid not null,
    conversation_id uuid not null,
    zoom integer not null check (zoom between 1 and 5),
    id text not null check (char_length(id) between 1 and 200),
    ordinal integer not null check (ordinal >= 0),
    from_id text not null check (char_length(from_id) between 1 and 200),
    from_side text check (from_side in ('top', 'right', 'bottom', 'left')),
    to_id text not null check (char_length(to_id) between 1 and 200),
    to_side text check (to_side in ('top', 'right', 'bottom', 'left')),
    label text check (char_length(label) between 1 and 100000),
    color text check (color ~ '^([1-6]|#[0-9A-Fa-f]{6})$'),
    both_ways boolean not null,
    arrow boolean not null,
    primary key (tenant_id, conversation_id, zoom, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);

-- Whether a tenant lets its edits be handed out as training data. No row: it has not said so, and they are not.
create table training_consents (
    tenant_id uuid primary key references tenants (id) on delete cascade,
    given boolean not null,
    changed_by text not null,
    changed_at timestamptz not null
);

alter table graph_edits enable row level security;
alter table graph_edits force row level security;
create policy tenant_isolation on graph_edits
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on graph_edits to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on graph_edits for select to ${reporting_role}
    using (true);
create policy reporting_bound on graph_edits as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table topic_pins enable row level security;
alter table topic_pins force row level security;
create policy tenant_isolation on topic_pins
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on topic_pins to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on topic_pins for select to ${reporting_role}
    using (true);
create policy reporting_bound on topic_pins as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table canvas_cards enable row level security;
alter table canvas_cards force row level security;
create policy tenant_isolation on canvas_cards
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on canvas_cards to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on canvas_cards for select to ${reporting_role}
    using (true);
create policy reporting_bound on canvas_cards as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table canvas_lines enable row level security;
alter table canvas_lines force row level security;
create policy tenant_isolation on canvas_lines
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on canvas_lines to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on canvas_lines for select to ${reporting_role}
    using (true);
create policy reporting_bound on canvas_lines as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table training_consents enable row level security;
alter table training_consents force row level security;
create policy tenant_isolation on training_consents
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on training_consents to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on training_consents for select to ${reporting_role}
    using (true);
create policy reporting_bound on training_consents as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

grant select, insert, update on graph_edits to ${service_role};
grant select, insert, update, delete on topic_pins to ${service_role};
grant select, insert, update, delete on canvas_cards to ${service_role};
grant select, insert, update, delete on canvas_lines to ${service_role};
grant select, insert, update on training_consents to ${service_role};
grant select on graph_edits to ${reporting_role};
grant select on topic_pins to ${reporting_role};
grant select on canvas_cards to ${reporting_role};
grant select on canvas_lines to ${reporting_role};
grant select on training_consents to ${reporting_role};
