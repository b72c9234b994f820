alter table embedding_spaces
    drop constraint embedding_spaces_active_is_ready,
    drop column texts_per_minute,
    drop column activate_when_ready,
    drop column stage_since,
    drop column stage;
