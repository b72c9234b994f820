drop table training_set_edits;
drop table training_sets;
alter table participants drop column merged_into;
