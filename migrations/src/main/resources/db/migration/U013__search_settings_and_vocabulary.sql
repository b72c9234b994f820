drop table vocabulary_documents;
drop table vocabulary;
alter table corpus_statistics drop column revision;
alter table corpus_statistics drop column b;
alter table corpus_statistics drop column k1;
alter table corpus_statistics drop column language;
drop table search_settings;
