SELECT settlement.item_id, settlement.doc, decision.who, decision.at
FROM settlement
JOIN decision ON decision.id = settlement.decision_id
WHERE settlement.words = ?1 AND settlement.item_id <> ?2
ORDER BY settlement.decision_id DESC
LIMIT ?3
