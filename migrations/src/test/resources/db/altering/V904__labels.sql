alter table shelves add column label text;
update shelves set label = 'label' where id <= 500;
insert into shelves select -i from generate_series(1, 3) i;
