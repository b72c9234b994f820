delete from shelves where id < 0;
alter table shelves drop column label;
