-- Tables that ANALYZE makes are left out: they hold figures only.
SELECT type, name, coalesce(sql, '')
FROM sqlite_schema
WHERE name NOT LIKE 'sqlite_stat%'
