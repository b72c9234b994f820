-- What everything else stands on: vectors, GIN over scalar columns, and the role the service works as.
--
-- The role belongs to the whole server, not to this database, so that another database of the same server may have
-- made it already, or be making it at this moment. It owns nothing and obeys row-level security.

create extension if not exists vector with schema public;
create extension if not exists btree_gin with schema public;

do $$
begin
    if not exists (select from pg_roles where rolname = '${service_role}') then
        begin
            create role ${service_role} nologin nosuperuser nocreatedb nocreaterole noinherit nobypassrls;
        exception
            when duplicate_object or unique_violation then null;
        end;
    end if;
    -- From PostgreSQL 16 on, who makes a role is a member of it that may not yet work as it.
    if not pg_has_role(current_user, '${service_role}',
            case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
        execute format('grant ${service_role} to %I', current_user);
    end if;
end
$$;

grant usage on schema ${flyway:defaultSchema} to ${service_role};
