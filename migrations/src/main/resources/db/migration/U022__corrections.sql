drop table training_consents;
drop table canvas_lines;
drop table canvas_cards;
drop table topic_pins;
drop table graph_edits;
