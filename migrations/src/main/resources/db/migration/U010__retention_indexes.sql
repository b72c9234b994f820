drop index if exists idempotent_requests_by_age;
drop index if exists search_log_by_age;
drop index if exists audit_log_by_age;
