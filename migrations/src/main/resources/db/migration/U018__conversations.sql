-- Its owner is held to the policies only while they are forced.
alter table tenant_limits no force row level security;
delete from tenant_limits where resource = 'conversations';
alter table tenant_limits force row level security;
alter table tenant_limits drop constraint tenant_limits_resource_check;
alter table tenant_limits add constraint tenant_limits_resource_check
    check (resource in ('documents', 'members', 'stories'));
drop table messages;
drop table participants;
drop table conversations;
