-- What people made of what they found: which hits they opened and used, and what they thought of them.
--
-- The search log remembers what each search returned, best first, so that feedback can be held against it however the
-- chunks have changed since. The arrays are side by side: the n-th chunk belonged to the n-th document. Feedback is part of
-- the log: it is only ever added to, and goes with its search.

alter table search_log
    add column hit_chunk_ids uuid[] not null default '{}',
    add column hit_document_ids uuid[] not null default '{}',
    add constraint search_log_hits_check check (cardinality(hit_chunk_ids) = cardinality(hit_document_ids));

create table search_feedback (
    tenant_id uuid not null references tenants (id) on delete cascade,
    search_id uuid not null,
    chunk_id uuid not null,
    kind text not null check (kind in ('click', 'use', 'helpful', 'unhelpful')),
    actor_id text not null,
    document_id uuid not null,
    rank integer not null check (rank >= 1),
    occurred_at timestamptz not null,
    primary key (tenant_id, search_id, chunk_id, kind, actor_id),
    foreign key (tenant_id, search_id) references search_log (tenant_id, id) on delete cascade
);

alter table search_feedback enable row level security;
alter table search_feedback force row level security;
create policy tenant_isolation on search_feedback
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on search_feedback to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on search_feedback for select to ${reporting_role}
    using (true);
create policy reporting_bound on search_feedback as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

grant select, insert on search_feedback to ${service_role};
grant select on search_feedback to ${reporting_role};

-- How often the hits of a document were opened or used, counted in the transaction of the feedback. Only documents that were.
create table document_uses (
    tenant_id uuid not null references tenants (id) on delete cascade,
    document_id uuid not null,
    use_count bigint not null check (use_count >= 1),
    last_used_at timestamptz not null,
    primary key (tenant_id, document_id),
    foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade
) with (fillfactor = 80);

alter table document_uses enable row level security;
alter table document_uses force row level security;
create policy tenant_isolation on document_uses
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_access on document_uses to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy reporting_access on document_uses for select to ${reporting_role}
    using (true);
create policy reporting_bound on document_uses as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());

grant select, insert, update on document_uses to ${service_role};
grant select on document_uses to ${reporting_role};
