-- Cards and lines of people's own come back as they came: with what the canvas format or another program says of them beside
-- their place and content (the part of a file that is shown, the picture behind a frame, shapes). Canvases of messages have such
-- cards too.

alter table canvas_cards
    add column more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
    drop constraint canvas_cards_zoom_check,
    add constraint canvas_cards_zoom_check check (zoom between 0 and 5);

alter table canvas_lines
    add column more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
    drop constraint canvas_lines_zoom_check,
    add constraint canvas_lines_zoom_check check (zoom between 0 and 5);
