SELECT
    decision.item_id,
    decision.doc_after,
    decision.status_after,
    coalesce(reverted.kind, decision.kind),
    coalesce(reverted.who, decision.who),
    decision.installation
FROM decision
LEFT JOIN decision AS reverted
    ON reverted.id = decision.reverts AND decision.kind IN ('undo', 'redo')
WHERE decision.kind <> 'import'
ORDER BY decision.id
