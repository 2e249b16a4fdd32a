INSERT INTO job (kind, state, request, session, created_at, updated_at, priority)
VALUES (?1, 'queued', ?2, ?3, ?4, ?4, ?5)
