SELECT settlement.decision_id, settlement.place, settlement.doc
FROM settlement
JOIN decision ON decision.id = settlement.decision_id
WHERE settlement.item_id = ?1
ORDER BY decision.clock, decision.installation, decision.sequence, settlement.place
