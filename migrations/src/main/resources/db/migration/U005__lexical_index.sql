drop table corpus_statistics;
drop table lexeme_statistics;
drop table chunk_terms;
drop function bm25_vector(tsvector, integer, double precision, double precision, double precision);
drop function lexeme_dimension(text);
