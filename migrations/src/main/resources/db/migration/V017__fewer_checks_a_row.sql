-- What a chunk costs on its way in.
--
-- Every foreign key is a query for each row. A composite key to a parent says already that the tenant is the parent's, and
-- the parent's own key says that there is such a tenant; to delete the tenant still deletes the parent and so the row.

alter table chunks drop constraint chunks_tenant_id_fkey;
alter table chunk_embeddings drop constraint chunk_embeddings_tenant_id_fkey;
alter table chunk_terms drop constraint chunk_terms_tenant_id_fkey;
alter table vocabulary_documents drop constraint vocabulary_documents_tenant_id_fkey;

-- lz4 takes a tenth of the time of PostgreSQL's own compression, at a little less gain; a server may have been built without.
do $$
begin
    if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
        alter table documents alter column content set compression lz4;
        alter table chunks alter column content set compression lz4;
        alter table chunk_embeddings alter column embedding set compression lz4;
        alter table chunk_terms alter column terms set compression lz4, alter column bm25 set compression lz4;
    end if;
end
$$;
