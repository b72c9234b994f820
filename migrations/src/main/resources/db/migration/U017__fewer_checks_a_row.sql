alter table chunk_terms alter column terms set compression default, alter column bm25 set compression default;
alter table chunk_embeddings alter column embedding set compression default;
alter table chunks alter column content set compression default;
alter table documents alter column content set compression default;

alter table vocabulary_documents add foreign key (tenant_id) references tenants (id) on delete cascade;
alter table chunk_terms add foreign key (tenant_id) references tenants (id) on delete cascade;
alter table chunk_embeddings add foreign key (tenant_id) references tenants (id) on delete cascade;
alter table chunks add foreign key (tenant_id) references tenants (id) on delete cascade;
