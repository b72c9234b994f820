create index concurrently if not exists shelves_by_id_and_number on shelves (id, number);
create unique index concurrently if not exists shelves_number on shelves (number);
