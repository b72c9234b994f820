set local app.scope = 'owner';

update vector_indexes set ef_search = 80 where ef_search = 56 and strategy = 'exact';

set local app.scope = '';

alter table vector_indexes alter column ef_search set default 80;
