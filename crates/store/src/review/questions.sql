SELECT settlement.item_id, settlement.doc, decision.who, decision.at, decision.id
FROM settlement
JOIN decision ON decision.id = settlement.decision_id
WHERE settlement.asks = 1
ORDER BY settlement.decision_id DESC
LIMIT ?1
