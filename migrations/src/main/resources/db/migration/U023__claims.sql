drop table claim_extractions;
drop table claim_relations;
drop table claim_evidence;
drop table claims;
drop table annotations;
