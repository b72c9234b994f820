-- Who changed what, and who looked for what. Both are written in the transaction of what they tell of.
-- The service may add to them and read them, never change or remove: retention is the owner's business.

create table audit_log (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    occurred_at timestamptz not null,
    actor_kind text not null check (actor_kind in ('api_key', 'operator_key', 'job', 'command_line')),
    actor_id text not null,
    actor_name text,
    action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
    resource_type text not null,
    resource_id text not null,
    details jsonb not null default '{}',
    request_id text,
    ip_address text,
    user_agent text,
    primary key (tenant_id, id)
);

create index audit_log_by_resource on audit_log (tenant_id, resource_type, resource_id, id);
create index audit_log_by_action on audit_log (tenant_id, action, id);

alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy tenant_isolation on audit_log
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

create table search_log (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    occurred_at timestamptz not null,
    actor_id text not null,
    query text,
    mode text not null check (mode in ('text', 'semantic', 'hybrid')),
    result_limit integer not null,
    filter jsonb not null default '{}',
    result_count integer not null check (result_count >= 0),
    top_score double precision,
    average_score double precision,
    duration_millis integer not null check (duration_millis >= 0),
    request_id text,
    primary key (tenant_id, id)
);

alter table search_log enable row level security;
alter table search_log force row level security;
create policy tenant_isolation on search_log
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

grant select, insert on audit_log to ${service_role};
grant select, insert on search_log to ${service_role};
