-- Indexes are built with more care, so that searches begin with fewer candidates. Those that are there keep what they have.

alter table vector_indexes alter column ef_search set default 56;

set local app.scope = 'owner';

update vector_indexes set ef_search = 56 where ef_search = 80 and strategy = 'exact';

set local app.scope = '';
