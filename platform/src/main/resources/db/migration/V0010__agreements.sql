create table offers (
  id text primary key,
  dataset_id text not null references datasets (id),
  dataset_name text not null,
  description text not null,
  owner_id text not null references members (id),
  owner_slug text not null,
  purposes text not null,
  may_train integer not null,
  may_download integer not null,
  may_share_model integer not null,
  valid_until bigint,
  members text not null,
  created_at bigint not null,
  created_by text not null,
  ended_at bigint
);
create unique index offers_open on offers (dataset_id) where ended_at is null;
create index offers_by_time on offers (created_at, id);

create table access_requests (
  id text primary key,
  offer_id text not null references offers (id),
  dataset_id text not null references datasets (id),
  dataset_name text not null,
  owner_id text not null references members (id),
  owner_slug text not null,
  member_id text not null references members (id),
  member_slug text not null,
  purpose text not null,
  message text not null,
  state text not null,
  created_at bigint not null,
  created_by text not null,
  decided_at bigint,
  decided_by text,
  comment text,
  agreement_id text
);
create unique index access_requests_open on access_requests (dataset_id, member_id)
  where state = 'OPEN';
create index access_requests_by_owner on access_requests (owner_id, created_at);
create index access_requests_by_member on access_requests (member_id, created_at);

create table agreements (
  id text primary key,
  request_id text not null references access_requests (id),
  dataset_id text not null references datasets (id),
  dataset_name text not null,
  owner_id text not null references members (id),
  owner_slug text not null,
  member_id text not null references members (id),
  member_slug text not null,
  purpose text not null,
  may_train integer not null,
  may_download integer not null,
  may_share_model integer not null,
  valid_until bigint,
  text_de text not null,
  text_en text not null,
  policy text not null,
  sha256 text not null,
  agreed_at bigint not null,
  agreed_by text not null,
  requested_by text not null,
  ended_at bigint,
  ended_by text
);
create index agreements_by_data on agreements (dataset_id, member_id);
create index agreements_by_owner on agreements (owner_id, agreed_at);
create index agreements_by_member on agreements (member_id, agreed_at);

alter table runs add column agreement_id text;
create index runs_by_agreement on runs (agreement_id) where agreement_id is not null;
