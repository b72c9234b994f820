-- Words: BM25 as an inner product. A chunk's vector holds the term-frequency part of each of its lexemes, the query's
-- vector holds the inverse document frequencies, so that these are always current. Only the average length of a chunk
-- is frozen into the vectors; a job rewrites them when it has drifted.
--
-- The dimension of a lexeme is a hash of it, so that no dictionary is needed.

create function lexeme_dimension(lexeme text) returns integer
    language sql immutable strict parallel safe
    return 1 + (hashtextextended(lexeme, 0) & 9223372036854775807) % 1000000000;

-- Robertson and Zaragoza 2009, with k1 and b as arguments; length and average_length count lexeme occurrences.
create function bm25_vector(terms tsvector, length integer, average_length double precision, k1 double precision, b double precision)
    returns sparsevec
    language sql immutable strict parallel safe
    return (
        select ('{' || coalesce(string_agg(d.dimension || ':' || d.weight::real, ',' order by d.dimension), '') || '}/1000000000')::sparsevec
        from (
            select lexeme_dimension(t.lexeme) as dimension,
                   max(t.frequency * (k1 + 1) / (t.frequency + k1 * (1 - b + b * length / greatest(average_length, 1)))) as weight
            from (select u.lexeme, greatest(coalesce(array_length(u.positions, 1), 0), 1)::double precision as frequency
                  from unnest(terms) as u) as t
            group by 1
        ) as d
    );

create table chunk_terms (
    tenant_id uuid not null references tenants (id) on delete cascade,
    chunk_id uuid not null,
    document_id uuid not null,
    length integer not null check (length >= 0),
    terms tsvector not null,
    bm25 sparsevec not null,
    primary key (tenant_id, chunk_id),
    foreign key (tenant_id, chunk_id) references chunks (tenant_id, id) on delete cascade
);

create index chunk_terms_by_document on chunk_terms (tenant_id, document_id);
create index chunk_terms_by_lexeme on chunk_terms using gin (tenant_id, terms);

alter table chunk_terms enable row level security;
alter table chunk_terms force row level security;
create policy tenant_isolation on chunk_terms
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

create table lexeme_statistics (
    tenant_id uuid not null references tenants (id) on delete cascade,
    lexeme text not null,
    chunk_count bigint not null check (chunk_count >= 0),
    primary key (tenant_id, lexeme)
) with (fillfactor = 80);

alter table lexeme_statistics enable row level security;
alter table lexeme_statistics force row level security;
create policy tenant_isolation on lexeme_statistics
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

create table corpus_statistics (
    tenant_id uuid primary key references tenants (id) on delete cascade,
    chunk_count bigint not null check (chunk_count >= 0),
    total_length bigint not null check (total_length >= 0),
    average_length_in_use double precision not null check (average_length_in_use >= 0)
) with (fillfactor = 50);

alter table corpus_statistics enable row level security;
alter table corpus_statistics force row level security;
create policy tenant_isolation on corpus_statistics
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

grant execute on function lexeme_dimension(text) to ${service_role};
grant execute on function bm25_vector(tsvector, integer, double precision, double precision, double precision) to ${service_role};
grant select, insert, update, delete on chunk_terms to ${service_role};
grant select, insert, update, delete on lexeme_statistics to ${service_role};
grant select, insert, update, delete on corpus_statistics to ${service_role};
