SELECT
    decision.id,
    decision.kind,
    decision.said,
    decision.item_id,
    item.external_id,
    decision.who,
    decision.at,
    decision.seconds,
    decision.doc_before,
    decision.doc_after,
    decision.status_before,
    decision.status_after,
    decision.reverts
FROM decision
LEFT JOIN item ON item.id = decision.item_id
WHERE (?2 IS NULL OR decision.who = ?2)
    AND (?3 IS NULL OR decision.id < ?3)
    AND (
        ?4 = '%%'
        OR decision.said LIKE ?4 ESCAPE '\'
        OR decision.kind LIKE ?4 ESCAPE '\'
        OR decision.who LIKE ?4 ESCAPE '\'
        OR item.external_id LIKE ?4 ESCAPE '\'
    )
