do $$
declare
    own_index text;
begin
    for own_index in
        select c.relname from pg_class c
        where c.relnamespace = '${flyway:defaultSchema}'::regnamespace and c.relkind = 'i'
          and c.relname like 'chunk\_embeddings\_own\_%'
    loop
        execute format('drop index %I.%I', '${flyway:defaultSchema}', own_index);
    end loop;
end
$$;

drop table vector_indexes;
