drop table search_log;
drop table audit_log;
