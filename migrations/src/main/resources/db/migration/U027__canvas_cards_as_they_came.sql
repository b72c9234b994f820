delete from canvas_lines where zoom = 0;
delete from canvas_cards where zoom = 0;

alter table canvas_lines
    drop column more,
    drop constraint canvas_lines_zoom_check,
    add constraint canvas_lines_zoom_check check (zoom between 1 and 5);

alter table canvas_cards
    drop column more,
    drop constraint canvas_cards_zoom_check,
    add constraint canvas_cards_zoom_check check (zoom between 1 and 5);
