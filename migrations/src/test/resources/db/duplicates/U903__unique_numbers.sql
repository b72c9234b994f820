drop index concurrently if exists shelves_number;
drop index concurrently if exists shelves_by_id_and_number;
