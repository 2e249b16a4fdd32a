SELECT max(clock)
FROM (SELECT clock FROM project.decision ORDER BY id DESC LIMIT 1)
