create table dashboard_prices (
  member_id text primary key references members (id),
  miss_eur double precision not null,
  false_alarm_eur double precision not null,
  inspection_eur double precision not null,
  updated_at bigint not null
);
