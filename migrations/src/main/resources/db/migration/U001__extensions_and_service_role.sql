-- The extensions and the role stay: other databases and other tables of this one may use them.

revoke usage on schema ${flyway:defaultSchema} from ${service_role};
