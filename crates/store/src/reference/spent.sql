SELECT item.external_id, sum(decision.seconds)
FROM decision
JOIN item ON item.id = decision.item_id
GROUP BY decision.item_id
HAVING sum(decision.seconds) > 0
