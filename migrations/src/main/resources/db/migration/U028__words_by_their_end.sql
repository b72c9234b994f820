drop index vocabulary_by_end;
alter table vocabulary drop column reversed;
