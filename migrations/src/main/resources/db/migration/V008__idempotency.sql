-- Answers already given to requests that carried an Idempotency-Key, so that a repeat gets the same one.
-- A row without a status belongs to a request that is still at work, or whose server died in the middle.

create table idempotent_requests (
    tenant_id uuid not null references tenants (id) on delete cascade,
    key text not null check (char_length(key) between 1 and 255),
    fingerprint bytea not null check (octet_length(fingerprint) = 32),
    started_at timestamptz not null,
    expires_at timestamptz not null,
    status integer,
    content_type text,
    headers jsonb,
    body bytea,
    primary key (tenant_id, key)
);

create index idempotent_requests_by_expiry on idempotent_requests (tenant_id, expires_at);

alter table idempotent_requests enable row level security;
alter table idempotent_requests force row level security;
create policy tenant_isolation on idempotent_requests
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

grant select, insert, update, delete on idempotent_requests to ${service_role};
