-- Tenants, what they may use up, and the keys that open them.
--
-- A session sees rows only after it has said for whom it works: app.tenant holds a tenant's id, or app.scope holds
-- 'operator'. Both are set for one transaction; set to nothing they read as the empty string, hence the nullif.

create table tenants (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name text not null check (char_length(name) between 1 and 255),
    description text check (char_length(description) <= 10000),
    guidance_prompt text check (char_length(guidance_prompt) <= 20000),
    embedding_model text not null check (char_length(embedding_model) between 1 and 100),
    configuration jsonb not null default '{}',
    features jsonb not null default '{}',
    metadata jsonb not null default '{}',
    logo_url text check (char_length(logo_url) <= 2000),
    primary_color text check (primary_color ~ '^#[0-9A-Fa-f]{6}$'),
    custom_domain text unique check (char_length(custom_domain) <= 255),
    subscription_tier text not null default 'free' check (subscription_tier in ('free', 'pro', 'enterprise')),
    billing_email text check (char_length(billing_email) <= 320),
    owner_id uuid,
    is_active boolean not null default true,
    is_public boolean not null default false,
    version integer not null default 1 check (version >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

alter table tenants enable row level security;
alter table tenants force row level security;
create policy tenant_isolation on tenants
    using (id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy operator_access on tenants
    using (current_setting('app.scope', true) = 'operator');

create table tenant_limits (
    tenant_id uuid not null references tenants (id) on delete cascade,
    resource text not null check (resource in ('documents', 'members', 'stories')),
    maximum bigint check (maximum >= 0),
    used bigint not null default 0 check (used >= 0),
    primary key (tenant_id, resource)
);

alter table tenant_limits enable row level security;
alter table tenant_limits force row level security;
create policy tenant_isolation on tenant_limits
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy operator_access on tenant_limits
    using (current_setting('app.scope', true) = 'operator');

create table api_keys (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    name text not null check (char_length(name) between 1 and 100),
    role text not null check (role in ('admin', 'editor', 'reader')),
    secret_hash bytea not null check (octet_length(secret_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (tenant_id, id)
);

alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy tenant_isolation on api_keys
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

create table operator_keys (
    id uuid primary key,
    name text not null check (char_length(name) between 1 and 100),
    secret_hash bytea not null check (octet_length(secret_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);

alter table operator_keys enable row level security;
alter table operator_keys force row level security;
create policy operator_access on operator_keys
    using (current_setting('app.scope', true) = 'operator');

grant select, insert, update, delete on tenants to ${service_role};
grant select, insert, update, delete on tenant_limits to ${service_role};
grant select, insert, update, delete on api_keys to ${service_role};
grant select, insert, update, delete on operator_keys to ${service_role};
