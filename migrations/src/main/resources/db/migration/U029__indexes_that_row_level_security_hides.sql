-- The role stays: another database of the server may use it.
drop view tenant_documents;
drop view tenant_message_terms;
drop view tenant_chunk_terms;

drop policy lookup_access on documents;
drop policy lookup_access on message_terms;
drop policy lookup_access on chunk_terms;

revoke select (tenant_id, id, tags, metadata) on documents from ${lookup_role};
revoke select (tenant_id, message_id, conversation_id, sequence, length, terms, bm25) on message_terms from ${lookup_role};
revoke select (tenant_id, chunk_id, document_id, terms, bm25) on chunk_terms from ${lookup_role};
revoke usage on schema ${flyway:defaultSchema} from ${lookup_role};
