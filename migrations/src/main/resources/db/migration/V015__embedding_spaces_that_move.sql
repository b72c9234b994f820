-- The life of an embedding space, between its making and its end.
--
-- The tenant searches in the space that is_active says; stage tells of the others, and of the active one that it is
-- 'ready'. A retired space was left at stage_since; the one left last is the one to roll back to.

alter table embedding_spaces
    add column stage text not null default 'ready'
        check (stage in ('created', 'filling', 'ready', 'retired', 'dropping')),
    add column stage_since timestamptz not null default now(),
    add column activate_when_ready boolean not null default false,
    add column texts_per_minute integer check (texts_per_minute between 1 and 1000000);

-- Row-level security is forced, for the owner as well.
set local app.scope = 'owner';

update embedding_spaces set stage = 'retired' where not is_active;

set local app.scope = '';

alter table embedding_spaces add constraint embedding_spaces_active_is_ready check (not is_active or stage = 'ready');
