drop table document_uses;
drop table search_feedback;

alter table search_log
    drop constraint search_log_hits_check,
    drop column hit_document_ids,
    drop column hit_chunk_ids;
