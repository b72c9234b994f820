-- What a tenant lets in: its policy, the lists of words and domains that the policy names, and on each document what was
-- found in it, as kinds and counts. The values that were found are never kept.

create table guard_policies (
    tenant_id uuid not null references tenants (id) on delete cascade,
    version integer not null check (version >= 1),
    policy jsonb not null check (jsonb_typeof(policy) = 'object'),
    updated_at timestamptz not null,
    primary key (tenant_id)
);

-- Apart from the policy, because a list has thousands of entries.
create table guard_blocklists (
    tenant_id uuid not null references tenants (id) on delete cascade,
    name text not null check (name ~ '^[a-z][a-z0-9_]{0,49}$'),
    phrases text[] not null default '{}',
    domains text[] not null default '{}',
    primary key (tenant_id, name)
);

alter table guard_policies enable row level security;
alter table guard_policies force row level security;
create policy tenant_isolation on guard_policies
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on guard_policies to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on guard_policies for select to ${reporting_role}
    using (true);
create policy reporting_bound on guard_policies as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

alter table guard_blocklists enable row level security;
alter table guard_blocklists force row level security;
create policy tenant_isolation on guard_blocklists
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on guard_blocklists to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on guard_blocklists for select to ${reporting_role}
    using (true);
create policy reporting_bound on guard_blocklists as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

grant select, insert, update, delete on guard_policies to ${service_role};
grant select, insert, update, delete on guard_blocklists to ${service_role};
grant select on guard_policies to ${reporting_role};
grant select on guard_blocklists to ${reporting_role};

alter table documents add column guard jsonb check (jsonb_typeof(guard) = 'object');
