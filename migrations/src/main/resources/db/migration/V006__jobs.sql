-- The queue. A retry is a pending job with its attempt count and its next time. The checks carry the state machine:
-- what runs has a worker and a lease, what is finished says when.
--
-- Workers claim across tenants, so that a second policy lets a transaction in that says app.scope = 'queue'.

create table jobs (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    kind text not null check (kind ~ '^[a-z][a-z0-9_]{0,49}$'),
    state text not null check (state in ('pending', 'running', 'completed', 'failed', 'cancelled')),
    priority integer not null default 0 check (priority between -100 and 100),
    payload jsonb not null default '{}',
    result jsonb,
    attempts integer not null default 0 check (attempts >= 0),
    attempts_max integer not null default 5 check (attempts_max between 1 and 100),
    scheduled_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    worker text,
    heartbeat_at timestamptz,
    lease_until timestamptz,
    cancel_requested boolean not null default false,
    progress_done bigint not null default 0 check (progress_done >= 0),
    progress_total bigint check (progress_total >= 0),
    error text,
    deduplication_key text check (char_length(deduplication_key) <= 200),
    primary key (tenant_id, id),
    check ((state = 'running') = (worker is not null and lease_until is not null)),
    check ((state in ('completed', 'failed', 'cancelled')) = (finished_at is not null)),
    check (state <> 'failed' or error is not null)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

create index jobs_to_claim on jobs (priority desc, scheduled_at, id) where state = 'pending';
create index jobs_by_lease on jobs (lease_until) where state = 'running';
create index jobs_by_finish on jobs (finished_at) where finished_at is not null;
create index jobs_to_tell_of on jobs (finished_at) where state = 'cancelled' and cancel_requested;
create index jobs_by_state on jobs (tenant_id, state, id);
create unique index jobs_one_pending on jobs (tenant_id, kind, deduplication_key)
    where state = 'pending' and deduplication_key is not null;

alter table jobs enable row level security;
alter table jobs force row level security;
create policy tenant_isolation on jobs
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy queue_access on jobs
    using (current_setting('app.scope', true) = 'queue');

grant select, insert, update, delete on jobs to ${service_role};
