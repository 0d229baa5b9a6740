-- What a data set is found by, in lower case as Java writes it: SQLite knows no case but that of ASCII.
-- A table of its own, so that a search reads past no schema and no profile.
create table data_words (
  data_id text primary key references datasets (id),
  words text not null,
  media_type text
);

drop index offers_by_time;
create index offers_newest on offers (created_at desc, id) where ended_at is null;
create index offers_by_owner on offers (owner_slug, created_at desc, id) where ended_at is null;

-- Sorted as they are asked for: SQLite would rather walk all agreements of the member than sort two.
drop index agreements_by_data;
create index agreements_by_data on agreements (dataset_id, member_id, agreed_at desc, id);
create index agreements_open on agreements (member_id, dataset_id) where ended_at is null;
