create table members (
  id text primary key,
  slug text not null unique,
  name text not null,
  kind text not null,
  created_at bigint not null
);

create table users (
  id text primary key,
  member_id text not null references members (id),
  email text not null unique,
  name text not null,
  roles text not null,
  password_hash text,
  activated_at bigint,
  created_at bigint not null
);
create index users_by_member on users (member_id);

create table tokens (
  id text primary key,
  user_id text not null references users (id),
  name text not null,
  secret_sha256 text not null unique,
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint
);
create index tokens_by_user on tokens (user_id);

create table sessions (
  id text primary key,
  user_id text not null references users (id),
  secret_sha256 text not null unique,
  csrf text not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index sessions_by_expiry on sessions (expires_at);
