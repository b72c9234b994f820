drop table chunks;
drop table documents;
