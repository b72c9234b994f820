create table books (id integer primary key);
insert into books values (1), (1);
