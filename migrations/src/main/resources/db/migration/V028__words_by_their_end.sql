-- A misspelt word is looked for among those that begin or end as it does (see MisspeltWord), so that few words are read and not a
-- tenant's whole vocabulary. Beginnings are ranges of the primary key; ends are beginnings of the word read backwards.
--
-- That is a column, since an index on the expression reverse(word) would serve nobody but a superuser: under row-level security only
-- conditions that give nothing away are looked up in an index, and reverse() is not marked as leakproof. Comparisons of plain texts are.
--
-- The table is written anew, with its readers waiting: about a second per million words, and half of that again for the index.

alter table vocabulary add column reversed text collate "C" generated always as (reverse(word)) stored;
create index vocabulary_by_end on vocabulary (tenant_id, reversed);
