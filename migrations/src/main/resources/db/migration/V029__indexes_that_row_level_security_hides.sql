-- Lets searches use the indexes of words, tags and metadata.
--
-- Before a policy has let a row pass, PostgreSQL applies nothing to it that might tell of the row: of all operators only those
-- that are marked leakproof. Those of GIN are not, so that behind row-level security none of its indexes was ever used: a tenant's
-- rows were all read instead. Nobody but a superuser can mark an operator.
--
-- A view is read with the rights of its owner. This one's owner is a role for which the policies are open, and which can do nothing
-- but read what these views show; the views hold to the tenant of the transaction, by the very condition of the policies. What
-- a query asks of such a view is no longer kept behind the policy, but beside the view's own condition: an index serves both.

do $$
begin
    if not exists (select from pg_roles where rolname = '${lookup_role}') then
        begin
            create role ${lookup_role} nologin nosuperuser nocreatedb nocreaterole nobypassrls;
        exception
            when duplicate_object or unique_violation then null;
        end;
    end if;
    -- Who gives something to a role has to be a member of it.
    if not pg_has_role(current_user, '${lookup_role}',
            case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
        execute format('grant ${lookup_role} to %I', current_user);
    end if;
end
$$;

grant usage on schema ${flyway:defaultSchema} to ${lookup_role};
grant select (tenant_id, chunk_id, document_id, terms, bm25) on chunk_terms to ${lookup_role};
grant select (tenant_id, message_id, conversation_id, sequence, length, terms, bm25) on message_terms to ${lookup_role};
grant select (tenant_id, id, tags, metadata) on documents to ${lookup_role};
grant select (tenant_id, id, terms) on topic_nodes to ${lookup_role};
grant select (tenant_id, id, terms) on conversations to ${lookup_role};

create policy lookup_access on chunk_terms for select to ${lookup_role} using (true);
create policy lookup_access on message_terms for select to ${lookup_role} using (true);
create policy lookup_access on documents for select to ${lookup_role} using (true);
create policy lookup_access on topic_nodes for select to ${lookup_role} using (true);
create policy lookup_access on conversations for select to ${lookup_role} using (true);

-- Who owns the schema may work as that role, to give it its views, and would see every row by that without having said so.
create policy owner_bound on chunk_terms as restrictive for select to ${owner_role}
    using (current_setting('app.scope', true) = 'owner' or tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_bound on message_terms as restrictive for select to ${owner_role}
    using (current_setting('app.scope', true) = 'owner' or tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_bound on documents as restrictive for select to ${owner_role}
    using (current_setting('app.scope', true) = 'owner' or tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_bound on topic_nodes as restrictive for select to ${owner_role}
    using (current_setting('app.scope', true) = 'owner' or tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy owner_bound on conversations as restrictive for select to ${owner_role}
    using (current_setting('app.scope', true) = 'owner' or tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

create view tenant_chunk_terms as
    select tenant_id, chunk_id, document_id, terms, bm25 from chunk_terms
    where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid;
create view tenant_message_terms as
    select tenant_id, message_id, conversation_id, sequence, length, terms, bm25 from message_terms
    where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid;
create view tenant_documents as
    select tenant_id, id, tags, metadata from documents
    where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid;
create view tenant_topic_nodes as
    select tenant_id, id, terms from topic_nodes
    where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid;
create view tenant_conversations as
    select tenant_id, id, terms from conversations
    where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid;

grant select on tenant_chunk_terms, tenant_message_terms, tenant_documents, tenant_topic_nodes, tenant_conversations
    to ${service_role};

-- A new owner has to be one who could have made them.
grant create on schema ${flyway:defaultSchema} to ${lookup_role};
alter view tenant_chunk_terms owner to ${lookup_role};
alter view tenant_message_terms owner to ${lookup_role};
alter view tenant_documents owner to ${lookup_role};
alter view tenant_topic_nodes owner to ${lookup_role};
alter view tenant_conversations owner to ${lookup_role};
revoke create on schema ${flyway:defaultSchema} from ${lookup_role};

-- These were never used either, and what they are for is looked for among few rows, or in an order of which the first are wanted.
drop index conversations_by_words;
drop index conversations_by_tags;
drop index annotations_by_tags;
drop index claims_by_terms;
