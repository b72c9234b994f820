-- Search in graphs and in whole conversations: their own words, beside those of their messages, which are indexed already.
--
-- The own words of a node are its title, which counts more (weight A), its summary and its key points; those of a conversation
-- its title, its tags and its goals. They are in the language of the tenant's messages, so that one question fits both.

create function talk_language(wanted_tenant uuid) returns regconfig
    language sql stable parallel safe
    return coalesce(
        (select language from message_corpora where tenant_id = wanted_tenant),
        (select language from search_settings where tenant_id = wanted_tenant),
        'english')::regconfig;

create function own_terms(language regconfig, title text, body text, points jsonb) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector(language, title), 'A') || to_tsvector(language, body) || to_tsvector(language, points);

alter table topic_nodes add column terms tsvector not null default '';
alter table conversations add column terms tsvector not null default '';

update topic_nodes set terms = own_terms(talk_language(tenant_id), title, summary, key_points);
update conversations
set terms = own_terms(
    talk_language(tenant_id),
    title || ' ' || array_to_string(tags, ' '),
    '',
    jsonb_path_query_array(goals, '$.goals[*].description'));

create index topic_nodes_by_lexeme on topic_nodes using gin (tenant_id, terms);
create index conversations_by_lexeme on conversations using gin (tenant_id, terms);
