-- What a document was read from, and on which page a chunk begins. Documents from before have no original.

alter table documents
    add column original_sha256 bytea check (octet_length(original_sha256) = 32),
    add column original_bytes bigint check (original_bytes >= 0),
    add column original_media_type text check (char_length(original_media_type) <= 200),
    add column original_file_name text check (char_length(original_file_name) <= 1000),
    -- The title that the file gives itself: tells whether the same bytes would change the title that is kept.
    add column original_title text check (char_length(original_title) <= 1000),
    add constraint documents_original_whole check (
        (original_sha256 is null) = (original_bytes is null) and (original_sha256 is null) = (original_media_type is null));

alter table chunks add column page integer check (page >= 1);
