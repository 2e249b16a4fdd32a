WITH RECURSIVE name (who) AS (
    SELECT min(who) FROM assignment
    UNION ALL
    SELECT (SELECT min(who) FROM assignment WHERE assignment.who > name.who)
    FROM name
    WHERE name.who IS NOT NULL
)
SELECT who FROM name WHERE who IS NOT NULL
