-- By number, so that only what came after the last training is looked at.
SELECT count(DISTINCT decision.item_id)
FROM decision
JOIN item ON item.id = decision.item_id
WHERE decision.id > ?1 AND decision.status_after = 2 AND item.status = 2
