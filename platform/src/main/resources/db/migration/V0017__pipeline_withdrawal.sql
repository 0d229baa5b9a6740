-- A check on the column state would have to be replaced to take a fourth word, and what the office
-- decided stays worth knowing; so a withdrawal stands beside the decision.
alter table pipeline_versions add column withdrawn_by text;
alter table pipeline_versions add column withdrawn_at bigint;
alter table pipeline_versions add column withdrawal_reason text;
-- Of each class, to say what changed since the version before.
alter table pipeline_versions add column class_hashes text not null default '{}';
