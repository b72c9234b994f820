alter table documents drop column guard;
drop table guard_blocklists;
drop table guard_policies;
