drop index concurrently if exists shelves_by_place;
drop index concurrently if exists shelves_by_number;
