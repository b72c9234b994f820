drop index conversations_by_lexeme;
drop index topic_nodes_by_lexeme;
alter table conversations drop column terms;
alter table topic_nodes drop column terms;
drop function own_terms(regconfig, text, text, jsonb);
drop function talk_language(uuid);
