drop table operator_keys;
drop table api_keys;
drop table tenant_limits;
drop table tenants;
