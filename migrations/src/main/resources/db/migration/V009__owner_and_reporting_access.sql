-- Whom else than the service the rows are shown to: the owner of the schema, reports, and retention.
--
-- Row-level security is forced, so that an owner who is no superuser sees no row by owning the table. Members of the
-- owner's role see all rows in a session that says app.scope = 'owner': to count, examine, back up and restore them.
--
-- Logins for reports are members of the reporting role, and each is bound to a tenant. Every other policy goes by what a
-- session says of itself, which a login with psql may say as it likes. Therefore reports are let in by a policy of their
-- own, and a restrictive one holds each to the tenant that it is bound to, whatever it says. That one asks a function,
-- because Citus refuses a sub-select, and an index is searched for what the function answers once. The function's body is
-- bound when it is made, so that no search_path can change what it reads.
--
-- The service may remove from the logs what is older than a day, in a transaction that says app.scope = 'retention'.

do $$
declare
    role_name text;
    new_grants boolean := current_setting('server_version_num')::int >= 160000;
begin
    foreach role_name in array array['${owner_role}', '${reporting_role}'] loop
        if not exists (select from pg_roles where rolname = role_name) then
            begin
                execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls', role_name);
            exception
                when duplicate_object or unique_violation then null;
            end;
        end if;
    end loop;
    -- Its policies are for who has its rights without asking for them. From PostgreSQL 16 on, who makes a role is a
    -- member of it that has not.
    if not pg_has_role(current_user, '${owner_role}', 'usage') then
        execute format('grant ${owner_role} to %I', current_user) || case when new_grants then ' with inherit true' else '' end;
    end if;
end
$$;

create table reporting_roles (
    tenant_id uuid not null references tenants (id) on delete cascade,
    role_name text not null check (char_length(role_name) between 1 and 63),
    primary key (tenant_id, role_name)
);

alter table reporting_roles enable row level security;
alter table reporting_roles force row level security;
create policy tenant_isolation on reporting_roles
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

-- When the old rows of a kind were last removed, so that many servers do it no more often than one.
create table retention_runs (
    kind text primary key check (kind ~ '^[a-z][a-z0-9_]{0,49}$'),
    started_at timestamptz not null
);

alter table retention_runs enable row level security;
alter table retention_runs force row level security;

-- The tenant that the login of the session is bound to. Should there be several, it is one and the same each time.
create function reporting_tenant() returns uuid
    language sql stable parallel safe
    return (select tenant_id from reporting_roles where role_name = current_user order by tenant_id limit 1);

create policy owner_access on tenants to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on tenant_limits to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on api_keys to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on operator_keys to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on documents to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on chunks to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on embedding_spaces to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on chunk_embeddings to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on chunk_terms to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on lexeme_statistics to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on corpus_statistics to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on jobs to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on audit_log to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on search_log to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on idempotent_requests to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on reporting_roles to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');
create policy owner_access on retention_runs to ${owner_role}
    using (current_setting('app.scope', true) = 'owner');

create policy reporting_access on tenants for select to ${reporting_role}
    using (true);
create policy reporting_access on tenant_limits for select to ${reporting_role}
    using (true);
create policy reporting_access on api_keys for select to ${reporting_role}
    using (true);
create policy reporting_access on documents for select to ${reporting_role}
    using (true);
create policy reporting_access on chunks for select to ${reporting_role}
    using (true);
create policy reporting_access on embedding_spaces for select to ${reporting_role}
    using (true);
create policy reporting_access on chunk_embeddings for select to ${reporting_role}
    using (true);
create policy reporting_access on chunk_terms for select to ${reporting_role}
    using (true);
create policy reporting_access on lexeme_statistics for select to ${reporting_role}
    using (true);
create policy reporting_access on corpus_statistics for select to ${reporting_role}
    using (true);
create policy reporting_access on jobs for select to ${reporting_role}
    using (true);
create policy reporting_access on audit_log for select to ${reporting_role}
    using (true);
create policy reporting_access on search_log for select to ${reporting_role}
    using (true);
create policy reporting_access on reporting_roles for select to ${reporting_role}
    using (true);

create policy reporting_bound on tenants as restrictive for select to ${reporting_role}
    using (id = reporting_tenant());
create policy reporting_bound on tenant_limits as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on api_keys as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on documents as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on chunks as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on embedding_spaces as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on chunk_embeddings as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on chunk_terms as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on lexeme_statistics as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on corpus_statistics as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on jobs as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on audit_log as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on search_log as restrictive for select to ${reporting_role}
    using (tenant_id = reporting_tenant());
create policy reporting_bound on reporting_roles as restrictive for select to ${reporting_role}
    using (role_name = current_user);

create policy retention_access on audit_log to ${service_role}
    using (current_setting('app.scope', true) = 'retention');
create policy retention_access on search_log to ${service_role}
    using (current_setting('app.scope', true) = 'retention');
create policy retention_access on idempotent_requests to ${service_role}
    using (current_setting('app.scope', true) = 'retention');
create policy retention_access on retention_runs to ${service_role}
    using (current_setting('app.scope', true) = 'retention');
create policy retention_bound on audit_log as restrictive for delete to ${service_role}
    using (current_setting('app.scope', true) = 'retention' and occurred_at < now() - interval '24 hours');
create policy retention_bound on search_log as restrictive for delete to ${service_role}
    using (current_setting('app.scope', true) = 'retention' and occurred_at < now() - interval '24 hours');

grant delete on audit_log to ${service_role};
grant delete on search_log to ${service_role};
grant select, insert, update on retention_runs to ${service_role};
grant select on reporting_roles to ${service_role};
-- So that an account which is a member of the service's role and no more can tell whether the schema is current.
grant select on flyway_schema_history to ${service_role};

-- No secrets, not even their hashes, and no stored answers to requests.
grant usage on schema ${flyway:defaultSchema} to ${reporting_role};
grant execute on function reporting_tenant() to ${reporting_role};
grant select on tenants to ${reporting_role};
grant select on tenant_limits to ${reporting_role};
grant select (tenant_id, id, name, role, created_at, expires_at, last_used_at, revoked_at) on api_keys to ${reporting_role};
grant select on documents to ${reporting_role};
grant select on chunks to ${reporting_role};
grant select on embedding_spaces to ${reporting_role};
grant select on chunk_embeddings to ${reporting_role};
grant select on chunk_terms to ${reporting_role};
grant select on lexeme_statistics to ${reporting_role};
grant select on corpus_statistics to ${reporting_role};
grant select on jobs to ${reporting_role};
grant select on audit_log to ${reporting_role};
grant select on search_log to ${reporting_role};
grant select on reporting_roles to ${reporting_role};
