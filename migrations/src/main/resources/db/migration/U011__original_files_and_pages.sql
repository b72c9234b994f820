alter table chunks drop column page;

alter table documents
    drop constraint documents_original_whole,
    drop column original_title,
    drop column original_file_name,
    drop column original_media_type,
    drop column original_bytes,
    drop column original_sha256;
