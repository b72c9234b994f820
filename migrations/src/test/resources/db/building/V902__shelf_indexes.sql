-- Built beside the work of others; a ; in a comment ends nothing.
create index concurrently if not exists shelves_by_number on shelves (number);
create index concurrently if not exists shelves_by_place on shelves (place);
