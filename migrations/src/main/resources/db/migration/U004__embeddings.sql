drop table chunk_embeddings;
drop table embedding_spaces;
