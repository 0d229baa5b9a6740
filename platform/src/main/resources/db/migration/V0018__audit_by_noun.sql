create index audit_entries_by_noun on audit_entries (noun, noun_id, created_at, id);
