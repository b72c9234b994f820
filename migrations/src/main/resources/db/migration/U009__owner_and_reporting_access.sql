-- The roles stay: other databases of the server may use them.

revoke select on tenants from ${reporting_role};
revoke select on tenant_limits from ${reporting_role};
revoke select (tenant_id, id, name, role, created_at, expires_at, last_used_at, revoked_at) on api_keys from ${reporting_role};
revoke select on documents from ${reporting_role};
revoke select on chunks from ${reporting_role};
revoke select on embedding_spaces from ${reporting_role};
revoke select on chunk_embeddings from ${reporting_role};
revoke select on chunk_terms from ${reporting_role};
revoke select on lexeme_statistics from ${reporting_role};
revoke select on corpus_statistics from ${reporting_role};
revoke select on jobs from ${reporting_role};
revoke select on audit_log from ${reporting_role};
revoke select on search_log from ${reporting_role};
revoke usage on schema ${flyway:defaultSchema} from ${reporting_role};

revoke select on flyway_schema_history from ${service_role};
revoke delete on search_log from ${service_role};
revoke delete on audit_log from ${service_role};

drop policy retention_bound on search_log;
drop policy retention_bound on audit_log;
drop policy retention_access on idempotent_requests;
drop policy retention_access on search_log;
drop policy retention_access on audit_log;

drop policy reporting_bound on tenants;
drop policy reporting_bound on tenant_limits;
drop policy reporting_bound on api_keys;
drop policy reporting_bound on documents;
drop policy reporting_bound on chunks;
drop policy reporting_bound on embedding_spaces;
drop policy reporting_bound on chunk_embeddings;
drop policy reporting_bound on chunk_terms;
drop policy reporting_bound on lexeme_statistics;
drop policy reporting_bound on corpus_statistics;
drop policy reporting_bound on jobs;
drop policy reporting_bound on audit_log;
drop policy reporting_bound on search_log;

drop policy reporting_access on tenants;
drop policy reporting_access on tenant_limits;
drop policy reporting_access on api_keys;
drop policy reporting_access on documents;
drop policy reporting_access on chunks;
drop policy reporting_access on embedding_spaces;
drop policy reporting_access on chunk_embeddings;
drop policy reporting_access on chunk_terms;
drop policy reporting_access on lexeme_statistics;
drop policy reporting_access on corpus_statistics;
drop policy reporting_access on jobs;
drop policy reporting_access on audit_log;
drop policy reporting_access on search_log;

drop policy owner_access on tenants;
drop policy owner_access on tenant_limits;
drop policy owner_access on api_keys;
drop policy owner_access on operator_keys;
drop policy owner_access on documents;
drop policy owner_access on chunks;
drop policy owner_access on embedding_spaces;
drop policy owner_access on chunk_embeddings;
drop policy owner_access on chunk_terms;
drop policy owner_access on lexeme_statistics;
drop policy owner_access on corpus_statistics;
drop policy owner_access on jobs;
drop policy owner_access on audit_log;
drop policy owner_access on search_log;
drop policy owner_access on idempotent_requests;

drop function reporting_tenant();
drop table retention_runs;
drop table reporting_roles;
