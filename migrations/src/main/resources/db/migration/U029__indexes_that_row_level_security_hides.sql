create index claims_by_terms on claims using gin (tenant_id, terms);
create index annotations_by_tags on annotations using gin (tenant_id, tags);
create index conversations_by_tags on conversations using gin (tenant_id, tags);
create index conversations_by_words on conversations using gin (tenant_id, tsv_search);

drop view tenant_conversations;
drop view tenant_topic_nodes;
drop view tenant_documents;
drop view tenant_message_terms;
drop view tenant_chunk_terms;

drop policy owner_bound on conversations;
drop policy owner_bound on topic_nodes;
drop policy owner_bound on documents;
drop policy owner_bound on message_terms;
drop policy owner_bound on chunk_terms;

drop policy lookup_access on conversations;
drop policy lookup_access on topic_nodes;
drop policy lookup_access on documents;
drop policy lookup_access on message_terms;
drop policy lookup_access on chunk_terms;

revoke select (tenant_id, id, terms) on conversations from ${lookup_role};
revoke select (tenant_id, id, terms) on topic_nodes from ${lookup_role};
revoke select (tenant_id, id, tags, metadata) on documents from ${lookup_role};
revoke select (tenant_id, message_id, conversation_id, sequence, length, terms, bm25) on message_terms from ${lookup_role};
revoke select (tenant_id, chunk_id, document_id, terms, bm25) on chunk_terms from ${lookup_role};
-- The role stays: another database of the server may use it.
revoke usage on schema ${flyway:defaultSchema} from ${lookup_role};
