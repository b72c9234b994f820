-- Speakers that turn out to be somebody else, and edits handed out as training data.
--
-- A participant who is another one stays as a name for that one: whoever brings more messages of its key brings them for the
-- other.

alter table participants add column merged_into uuid;
alter table participants add constraint participants_merged_into_fkey
    foreign key (tenant_id, conversation_id, merged_into) references participants (tenant_id, conversation_id, id)
    on delete cascade;
alter table participants add constraint participants_merged_into_check check (merged_into <> id);

-- A set of training data: which edits were handed out together, when, and to whom.
create table training_sets (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    wanted jsonb not null check (jsonb_typeof(wanted) = 'object'),
    pseudonyms boolean not null,
    edit_count integer not null check (edit_count >= 1),
    created_by text not null,
    created_at timestamptz not null,
    primary key (tenant_id, id)
);

-- What a set holds: edits in their order, and for each the messages that it rested on then, and by whom these were said. The
-- words are not kept twice: what is deleted from a conversation is gone from its sets.
create table training_set_edits (
    tenant_id uuid not null,
    set_id uuid not null,
    ordinal integer not null check (ordinal >= 0),
    edit_id uuid not null,
    sequences integer[] not null,
    speakers text[] not null,
    messages integer not null check (messages >= 0),
    primary key (tenant_id, set_id, ordinal),
    foreign key (tenant_id, set_id) references training_sets (tenant_id, id) on delete cascade,
    foreign key (tenant_id, edit_id) references graph_edits (tenant_id, id) on delete cascade,
    check (cardinality(sequences) = cardinality(speakers))
);

create index training_set_edits_by_edit on training_set_edits (tenant_id, edit_id);

alter table training_sets enable row level security;
alter table training_sets force row level security;
create policy tenant_isolation on training_sets
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on training_sets to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on training_sets for select to ${reporting_role}
    using (true);
create policy reporting_bound on training_sets as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table training_set_edits enable row level security;
alter table training_set_edits force row level security;
create policy tenant_isolation on training_set_edits
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on training_set_edits to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on training_set_edits for select to ${reporting_role}
    using (true);
create policy reporting_bound on training_set_edits as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

grant select, insert on training_sets to ${service_role};
grant select, insert on training_set_edits to ${service_role};
grant select on training_sets to ${reporting_role};
grant select on training_set_edits to ${reporting_role};
