create table shelves (id integer primary key, number integer, place text);
insert into shelves select i, i % 7, 'place ' || i from generate_series(1, 1000) as i;
