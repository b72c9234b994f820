-- What retention asks for is the oldest rows of all tenants. Built beside a working service, hence not in a transaction.

create index concurrently if not exists audit_log_by_age on audit_log (occurred_at);
create index concurrently if not exists search_log_by_age on search_log (occurred_at);
create index concurrently if not exists idempotent_requests_by_age on idempotent_requests (expires_at);
